package mailauth.providers.http;

import java.time.Duration;

/**
 * How long and how much a call may take.
 *
 * @param patience for one answer
 * @param longestWait the longest that a host's wish to wait is heeded
 * @param attempts how often a call is sent at most, where that is safe
 * @param largestAnswer in octets
 */
public record Limits(Duration patience, Duration longestWait, int attempts, int largestAnswer) {
  public static final Limits USUAL =
      new Limits(Duration.ofSeconds(30), Duration.ofSeconds(90), 4, 16 << 20);
}
