package mailauth.core.plan;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import mailauth.core.catalog.Catalog;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.recognition.Recognition;
import mailauth.core.recognition.Recognized;
import mailauth.core.recognition.TraceIndex;
import org.jspecify.annotations.Nullable;

/** Tells by the records of a domain which services it uses. */
@FunctionalInterface
public interface Vendors {
  /** Nothing is known. */
  Vendors NONE = (domain, records) -> List.of();

  List<Recognized> of(Name domain, Collection<RRset> records);

  /** What a catalog knows; reads its services when it is first asked. */
  static Vendors of(Catalog catalog) {
    var index = new Once<>(() -> TraceIndex.of(catalog));
    return (domain, records) -> Recognition.of(index.get(), domain, records);
  }

  /** What is made when it is first needed, once for all threads. */
  final class Once<T> implements Supplier<T> {
    private final Supplier<T> made;
    private @Nullable T value;

    Once(Supplier<T> made) {
      this.made = made;
    }

    @Override
    public synchronized T get() {
      var known = value;
      if (known == null) {
        known = made.get();
        value = known;
      }
      return known;
    }
  }
}
