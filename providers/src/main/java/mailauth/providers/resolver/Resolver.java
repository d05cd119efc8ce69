package mailauth.providers.resolver;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Records;
import mailauth.providers.wire.Tcp;
import mailauth.providers.wire.Transport;
import mailauth.providers.wire.Udp;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A stub resolver: asks recursive resolvers over UDP with EDNS, over TCP what is too long, and
 * completes CNAME chains that a resolver left open.
 */
public final class Resolver implements Dns, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final int MAX_QUESTIONS = 8;

  private final Upstream upstream;

  /**
   * A resolver of these parts.
   *
   * @param servers asked in this order, at least one
   * @param timeout for one server to answer at first; it doubles with each round
   */
  public Resolver(List<InetSocketAddress> servers, Transport transport, Duration timeout) {
    this.upstream = new Upstream(servers, transport, timeout);
  }

  /** Asks these resolvers, which {@code --dns} names. */
  public static Resolver of(List<InetSocketAddress> servers) {
    return new Resolver(servers, new Udp(new Tcp()), TIMEOUT);
  }

  /** Asks the resolvers that this machine is set up with. */
  public static Resolver system() {
    return of(systemServers());
  }

  /** The resolvers that this machine is set up with. */
  public static List<InetSocketAddress> systemServers() {
    return ResolverConfig.getCurrentConfig().servers();
  }

  @Override
  public Answer query(Name name, RecordType type) {
    try {
      return follow(new Chain(name), type);
    } catch (NoReply e) {
      return new Answer.Failed(e.getMessage());
    } catch (InvalidName e) {
      return new Answer.Failed("a record of " + name + " cannot be read: " + e.getMessage());
    }
  }

  private Answer follow(Chain chain, RecordType type) throws NoReply {
    for (int asked = 0; asked < MAX_QUESTIONS; asked++) {
      var reply = upstream.ask(chain.end(), type);
      boolean moved = type != RecordType.CNAME && chain.follow(reply.getSection(Section.ANSWER));
      if (chain.isLoop()) {
        return new Answer.Failed("the CNAMEs of " + chain.start() + " lead round in a circle");
      }
      var found = Records.find(reply.getSection(Section.ANSWER), chain.end(), type);
      if (found.isPresent()) {
        return new Answer.Found(found.get(), chain.aliases());
      }
      if (reply.getRcode() == Rcode.NXDOMAIN) {
        return new Answer.NoName();
      }
      if (!moved || isNegative(reply)) {
        return new Answer.NoData();
      }
    }
    return new Answer.Failed("the CNAMEs of " + chain.start() + " lead on and on");
  }

  /** Whether the chain ends here: a SOA says that there is nothing more (RFC 2308 section 2.2). */
  private static boolean isNegative(Message reply) {
    return reply.getSection(Section.AUTHORITY).stream()
        .anyMatch(record -> record.getType() == Type.SOA);
  }

  @Override
  public void close() {
    upstream.close();
  }
}
