package mailauth.providers.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time that passes, and waiting for it. */
public interface Pace {

  /** Nanoseconds since some moment; never goes back. */
  long nanos();

  /** What the calendar says. */
  Instant now();

  void sleep(Duration duration);

  static Pace real() {
    return new Pace() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public Instant now() {
        return Clock.systemUTC().instant();
      }

      @Override
      public void sleep(Duration duration) {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
