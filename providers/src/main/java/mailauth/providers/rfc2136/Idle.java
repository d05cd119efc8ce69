package mailauth.providers.rfc2136;

import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import mailauth.providers.wire.Connection;

/**
 * Connections that nothing is under way on, kept for a moment, since opening one costs more than an
 * update (RFC 7766 section 6.2.1).
 */
final class Idle implements AutoCloseable {
  /** Shorter than any server waits that keeps connections at all. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Deque<Resting> resting = new ConcurrentLinkedDeque<>();

  /**
   * A connection.
   *
   * @param since by {@link System#nanoTime}
   */
  private record Resting(Connection connection, long since) {
    boolean isUsable() {
      return connection.isOpen() && System.nanoTime() - since < LONGEST.toNanos();
    }
  }

  /** One that was used last and still is open; nobody else has it from now on. */
  Optional<Connection> take() {
    for (var last = resting.pollLast(); last != null; last = resting.pollLast()) {
      if (last.isUsable()) {
        return Optional.of(last.connection());
      }
      last.connection().close();
    }
    return Optional.empty();
  }

  void put(Connection connection) {
    resting.addLast(new Resting(connection, System.nanoTime()));
  }

  @Override
  public void close() {
    for (var next = resting.poll(); next != null; next = resting.poll()) {
      next.connection().close();
    }
  }
}
