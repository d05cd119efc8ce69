package mailauth.providers.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mailauth.providers.wire.NoReply.Kind;

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

  static <T> T await(CompletableFuture<T> reply, InetSocketAddress server, Duration timeout)
      throws NoReply {
    try {
      return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw reason(e, server);
    } catch (TimeoutException e) {
      throw silent(server, timeout);
    } catch (InterruptedException e) {
      throw interrupted(server);
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
