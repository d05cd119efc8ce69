package mailauth.core.plan;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
