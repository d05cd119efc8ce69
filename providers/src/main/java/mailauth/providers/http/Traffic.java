package mailauth.providers.http;

import java.util.concurrent.atomic.LongAdder;

/** How often one provider's web API was called, counted from many threads. */
public final class Traffic {
  private final LongAdder requests = new LongAdder();
  private final LongAdder retries = new LongAdder();

  void sent(boolean again) {
    requests.increment();
    if (again) {
      retries.increment();
    }
  }

  /** All requests that were sent, those that repeat one as well. */
  public long requests() {
    return requests.sum();
  }

  /** Requests that repeat one which the host did not take up. */
  public long retries() {
    return retries.sum();
  }
}
