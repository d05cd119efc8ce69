package mailauth.providers.authority;

import java.time.Duration;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.host.Authority;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import mailauth.providers.wire.Endpoint;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.NoReply.Kind;
import mailauth.providers.wire.Queries;
import mailauth.providers.wire.Tcp;
import mailauth.providers.wire.Transport;
import mailauth.providers.wire.Udp;

/** Asks one authoritative server for one RRset, to see whether it has what was written. */
public final class AuthorityQuery implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int TRIES = 3;

  private final Transport transport;

  /** Asks that way, and closes it in the end. */
  public AuthorityQuery(Transport transport) {
    this.transport = transport;
  }

  /** Asks over UDP, and over TCP what does not fit. */
  public static AuthorityQuery overUdp() {
    return new AuthorityQuery(new Udp(new Tcp()));
  }

  public static AuthorityQuery overTcp() {
    return new AuthorityQuery(new Tcp());
  }

  /**
   * Asks, and asks again where a datagram was lost.
   *
   * @throws HostException if the server does not answer, or not with authority
   */
  public Reading ask(Authority authority, RRsetKey key) {
    var server = "%s (%s)".formatted(authority.name(), Endpoint.text(authority.address()));
    var query = Queries.authoritative(key.name(), key.type());
    for (int tries = 1; ; tries++) {
      try {
        var reply = transport.exchange(authority.address(), query, TIMEOUT);
        return AuthoritativeReply.read(reply, key, server);
      } catch (NoReply e) {
        if (tries == TRIES || e.kind() == Kind.NOT_SENT) {
          throw new HostException("%s: %s".formatted(authority.name(), e.getMessage()), e);
        }
      }
    }
  }

  @Override
  public void close() {
    transport.close();
  }
}
