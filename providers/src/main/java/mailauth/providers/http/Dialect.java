package mailauth.providers.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How a host words what is not a plain success. */
@FunctionalInterface
public interface Dialect {
  int TOO_MANY_REQUESTS = 429;

  /**
   * What the host itself says of an error, where it says something. May throw {@link
   * IllegalArgumentException}, as reading JSON does.
   */
  Optional<String> complaint(Response response);

  /** The error in an answer whose status says success; empty if it is one. */
  default Optional<String> refusal(Response success) {
    return Optional.empty();
  }

  /** Whether the host wants us to slow down, and did nothing. */
  default boolean throttles(Response response) {
    return response.status() == TOO_MANY_REQUESTS;
  }

  /** How long the host wants us to wait, where it says so elsewhere than in Retry-After. */
  default Optional<Duration> wish(Response response) {
    return Optional.empty();
  }

  /** What an answer hands out that must never be shown, such as a token. */
  default Set<String> secrets(Response response) {
    return Set.of();
  }
}
