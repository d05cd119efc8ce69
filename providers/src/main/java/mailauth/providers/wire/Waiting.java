package mailauth.providers.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mailauth.providers.wire.NoReply.Kind;
import org.xbill.DNS.Message;

/** Waits for a reply, and words why there is none. */
final class Waiting {
  private Waiting() {}

  /** Waits for a reply that someone else gives up on in time. */
  static <T> T await(CompletableFuture<T> reply, InetSocketAddress server) throws NoReply {
    try {
      return reply.get();
    } catch (ExecutionException e) {
      throw reason(e, server);
    } catch (InterruptedException e) {
      throw interrupted(server);
    }
  }

  /**
   * Waits until a deadline.
   *
   * @param timeout how long that was from the beginning on
   * @param deadline by {@link System#nanoTime}
   */
  static <T> T await(
      CompletableFuture<T> reply, InetSocketAddress server, Duration timeout, long deadline)
      throws NoReply {
    try {
      // What is there needs no timer.
      return reply.isDone()
          ? reply.get()
          : reply.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw reason(e, server);
    } catch (TimeoutException e) {
      throw silent(server, timeout);
    } catch (InterruptedException e) {
      throw interrupted(server);
    }
  }

  static Message decoded(byte[] octets, InetSocketAddress server) throws NoReply {
    try {
      return new Message(octets);
    } catch (IOException | RuntimeException e) {
      throw malformed(server);
    }
  }

  static NoReply silent(InetSocketAddress server, Duration timeout) {
    return new NoReply(
        Kind.TIMEOUT,
        "no answer from %s within %s s".formatted(Endpoint.text(server), seconds(timeout)));
  }

  static NoReply malformed(InetSocketAddress server) {
    return new NoReply(
        Kind.MALFORMED, Endpoint.text(server) + " sent something that is no DNS message");
  }

  private static NoReply reason(ExecutionException e, InetSocketAddress server) {
    return e.getCause() instanceof NoReply reason
        ? new NoReply(reason.kind(), reason.getMessage())
        : malformed(server);
  }

  private static NoReply interrupted(InetSocketAddress server) {
    Thread.currentThread().interrupt();
    return new NoReply(Kind.TIMEOUT, "interrupted while waiting for " + Endpoint.text(server));
  }

  private static String seconds(Duration timeout) {
    long millis = timeout.toMillis();
    return millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1000.0);
  }
}
