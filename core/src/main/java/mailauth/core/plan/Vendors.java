package mailauth.core.plan;

import java.util.Collection;
import java.util.List;
import mailauth.core.catalog.Catalog;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.recognition.Recognition;
import mailauth.core.recognition.Recognized;
import mailauth.core.recognition.TraceIndex;

/** Tells by the records of a domain which services it uses. */
@FunctionalInterface
public interface Vendors {
  /** Nothing is known. */
  Vendors NONE = (domain, records) -> List.of();

  List<Recognized> of(Name domain, Collection<RRset> records);

  /** What a catalog knows; reads its index when it is first asked. */
  static Vendors of(Catalog catalog) {
    var index = new Once<>(() -> TraceIndex.of(catalog));
    return (domain, records) -> Recognition.of(index.get(), domain, records);
  }
}
