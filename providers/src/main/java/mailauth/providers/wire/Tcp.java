package mailauth.providers.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.xbill.DNS.Message;

/** Questions over TCP, each on a connection of its own. */
public final class Tcp implements Transport {
  @Override
  public Message exchange(InetSocketAddress server, Message query, Duration timeout)
      throws NoReply {
    try (var connection = Connection.open(server, Signing.NONE, timeout)) {
      return connection.exchange(query, timeout);
    }
  }
}
