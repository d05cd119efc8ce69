package mailauth.providers.metering;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import mailauth.providers.http.Traffic;

/** One provider's figures, which many threads add to. */
final class Meter {
  private final String type;
  private final LongAdder reads = new LongAdder();
  private final LongAdder writes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final Traffic traffic = new Traffic();

  Meter(String type) {
    this.type = type;
  }

  Traffic traffic() {
    return traffic;
  }

  void read(int rrsets, long tookNanos) {
    reads.add(rrsets);
    nanos.add(tookNanos);
  }

  void wrote(int rrsets, long tookNanos) {
    writes.add(rrsets);
    nanos.add(tookNanos);
  }

  void failed(long times) {
    failures.add(times);
  }

  Metered reading(String name) {
    return new Metered(
        name,
        type,
        reads.sum(),
        writes.sum(),
        failures.sum(),
        traffic.requests(),
        traffic.retries(),
        Duration.ofNanos(nanos.sum()));
  }
}
