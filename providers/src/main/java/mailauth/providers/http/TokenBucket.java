package mailauth.providers.http;

import java.time.Duration;

/**
 * Keeps an account within its host's rate, whoever calls. A quarter of the rate may be spent at
 * once, and the rest comes back evenly, so that no period ever sees more than the rate.
 */
final class TokenBucket {
  private final Pace pace;
  private final double capacity;
  private final double perNano;
  private double tokens;
  private long at;

  TokenBucket(Rate rate, Pace pace) {
    this.pace = pace;
    this.capacity = Math.max(1, rate.calls() / 4);
    this.perNano = Math.max(1, rate.calls() - capacity) / rate.period().toNanos();
    this.tokens = capacity;
    this.at = pace.nanos();
  }

  /** Takes a token, and waits until there is one. */
  void take() {
    var wait = reserve();
    if (wait.isPositive()) {
      pace.sleep(wait);
    }
  }

  /** Lets nobody through for a while. */
  synchronized void pause(Duration duration) {
    refill();
    tokens = Math.min(tokens, -duration.toNanos() * perNano);
  }

  /** Whoever comes first is let through first: each takes a token, be it one of the future's. */
  private synchronized Duration reserve() {
    refill();
    tokens--;
    return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(-tokens / perNano));
  }

  private void refill() {
    long now = pace.nanos();
    tokens = Math.min(capacity, tokens + (now - at) * perNano);
    at = now;
  }
}
