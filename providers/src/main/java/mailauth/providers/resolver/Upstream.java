package mailauth.providers.resolver;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.providers.wire.Endpoint;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.NoReply.Kind;
import mailauth.providers.wire.Queries;
import mailauth.providers.wire.Transport;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/**
 * The resolvers we ask, one after the other and in rounds, until one has an answer. Each round
 * waits twice as long as the one before. The server that had an answer is asked first from then on,
 * so that a dead one costs its timeout once.
 */
final class Upstream implements AutoCloseable {
  private static final int ROUNDS = 3;

  private final List<InetSocketAddress> servers;
  private final Transport transport;
  private final Duration timeout;
  private volatile int first;

  Upstream(List<InetSocketAddress> servers, Transport transport, Duration timeout) {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("a resolver needs at least one server");
    }
    this.servers = List.copyOf(servers);
    this.transport = transport;
    this.timeout = timeout;
  }

  /**
   * Asks until someone knows.
   *
   * @return a reply that says yes or no: NOERROR or NXDOMAIN
   * @throws NoReply if no server has one; the message says what became of each of them
   */
  Message ask(Name name, RecordType type) throws NoReply {
    var query = Queries.recursive(name, type);
    var reasons = new LinkedHashMap<InetSocketAddress, String>();
    var waiting = startingWith(first);
    for (int round = 0; round < ROUNDS; round++) {
      for (var server : List.copyOf(waiting)) {
        try {
          var reply = transport.exchange(server, query, timeout.multipliedBy(1L << round));
          if (isAnswer(reply)) {
            first = servers.indexOf(server);
            return reply;
          }
          // The server has decided; asking it again would change nothing.
          waiting.remove(server);
          reasons.put(
              server, Endpoint.text(server) + " answered " + Rcode.string(reply.getRcode()));
        } catch (NoReply e) {
          if (e.kind() == Kind.NOT_SENT) {
            waiting.remove(server);
          }
          reasons.put(server, e.getMessage());
        }
      }
    }
    throw new NoReply(Kind.TIMEOUT, String.join("; ", reasons.values()));
  }

  private List<InetSocketAddress> startingWith(int index) {
    var rotated = new ArrayList<>(servers.subList(index, servers.size()));
    rotated.addAll(servers.subList(0, index));
    return rotated;
  }

  private static boolean isAnswer(Message reply) {
    return reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN;
  }

  @Override
  public void close() {
    transport.close();
  }
}
