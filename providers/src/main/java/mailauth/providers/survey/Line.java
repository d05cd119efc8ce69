package mailauth.providers.survey;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Tcp;
import mailauth.providers.wire.Transport;
import mailauth.providers.wire.Udp;
import org.xbill.DNS.Message;

/** The wire to all servers of a survey, with little patience for any of them. */
final class Line implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMillis(1500);
  private static final int TRIES = 2;

  private final Transport udp = new Udp(new Tcp());
  private final Transport tcp = new Tcp();

  /** Asks over UDP, and over TCP what does not fit. */
  Message ask(InetSocketAddress server, Message query) throws NoReply {
    for (int tries = 1; ; tries++) {
      try {
        return udp.exchange(server, query, TIMEOUT);
      } catch (NoReply e) {
        if (tries == TRIES || e.kind() == NoReply.Kind.NOT_SENT) {
          throw e;
        }
      }
    }
  }

  Message askOverTcp(InetSocketAddress server, Message query) throws NoReply {
    return tcp.exchange(server, query, TIMEOUT);
  }

  /** The first reply of several servers; empty if none of them answers. */
  Optional<Message> askAny(List<InetSocketAddress> servers, Message query) {
    for (var server : servers) {
      try {
        return Optional.of(ask(server, query));
      } catch (NoReply e) {
        // The next one may.
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    udp.close();
    tcp.close();
  }
}
