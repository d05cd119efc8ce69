package mailauth.providers.http;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list.
 *
 * @param next what asks for the rest; empty for the last part
 */
public record Page<T>(List<T> items, Optional<Request> next) {
  public Page {
    items = List.copyOf(items);
  }

  /** The only part, or the last. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, Optional.empty());
  }
}
