package mailauth.providers.http;

import java.time.Duration;

/** How many calls a host takes in a while. */
public record Rate(int calls, Duration period) {
  public static Rate perMinute(int calls) {
    return new Rate(calls, Duration.ofMinutes(1));
  }

  @Override
  public String toString() {
    return period.equals(Duration.ofMinutes(1))
        ? calls + " calls a minute"
        : "%d calls in %d s".formatted(calls, period.toSeconds());
  }
}
