package mailauth.providers.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import mailauth.providers.http.Pace;

/** Time that passes at once when somebody waits. */
public final class TestPace implements Pace {
  private final AtomicLong ahead = new AtomicLong();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  @Override
  public long nanos() {
    return System.nanoTime() + ahead.get();
  }

  @Override
  public Instant now() {
    return Instant.now().plusNanos(ahead.get());
  }

  @Override
  public void sleep(Duration duration) {
    waits.add(duration);
    ahead.addAndGet(duration.toNanos());
  }

  /** How long was waited in all. */
  public Duration waited() {
    return waits.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
