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

  static <T> T await(CompletableFuture<T> reply, InetSocketAddress server, Duration timeout)
      throws NoReply {
    try {
      return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof NoReply reason
          ? new NoReply(reason.kind(), reason.getMessage())
          : new NoReply(Kind.MALFORMED, malformed(server));
    } catch (TimeoutException e) {
      throw new NoReply(Kind.TIMEOUT, silent(server, timeout));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoReply(Kind.TIMEOUT, "interrupted while waiting for " + Endpoint.text(server));
    }
  }

  static String silent(InetSocketAddress server, Duration timeout) {
    return "no answer from %s within %s s".formatted(Endpoint.text(server), seconds(timeout));
  }

  static String malformed(InetSocketAddress server) {
    return Endpoint.text(server) + " sent something that is no DNS message";
  }

  private static String seconds(Duration timeout) {
    long millis = timeout.toMillis();
    return millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1000.0);
  }
}
