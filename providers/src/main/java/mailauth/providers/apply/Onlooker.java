package mailauth.providers.apply;

import static java.util.stream.Collectors.joining;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.host.Replacement;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Queries;
import mailauth.providers.wire.Records;
import mailauth.providers.wire.Transport;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/**
 * One resolver, asked with little patience.
 *
 * @param transport the way there
 */
record Onlooker(InetSocketAddress resolver, Transport transport) {
  private static final Duration TIMEOUT = Duration.ofMillis(1500);
  private static final int TRIES = 2;

  /** What it answers for an RRset that was replaced. */
  Glance at(Replacement replacement) {
    var key = replacement.key();
    try {
      var reply = ask(Queries.recursive(key.name(), key.type()));
      return switch (reply.getRcode()) {
        case Rcode.NOERROR, Rcode.NXDOMAIN -> {
          var answers = reply.getSection(Section.ANSWER);
          yield seen(replacement, Records.find(answers, key.name(), key.type()), reply);
        }
        case Rcode.REFUSED, Rcode.NOTIMP -> new Glance.Away();
        default -> new Glance.Broken(Rcode.string(reply.getRcode()));
      };
    } catch (NoReply e) {
      return new Glance.Away();
    } catch (InvalidName e) {
      return new Glance.Other("a name that cannot be read");
    }
  }

  private Message ask(Message query) throws NoReply {
    for (int tries = 1; ; tries++) {
      try {
        return transport.exchange(resolver, query, TIMEOUT);
      } catch (NoReply e) {
        if (tries == TRIES || e.kind() == NoReply.Kind.NOT_SENT) {
          throw e;
        }
      }
    }
  }

  private static Glance seen(Replacement replacement, Optional<RRset> found, Message reply) {
    boolean isOld = said(found).equals(said(replacement.expected()));
    // Where an RRset is gone, a wildcard's may show in its place (RFC 4592).
    if (replacement.wanted().isEmpty() ? !isOld : said(found).equals(said(replacement.wanted()))) {
      return new Glance.New();
    }
    if (isOld) {
      return new Glance.Old(found.map(RRset::ttl).orElseGet(() -> negative(reply)));
    }
    return new Glance.Other(
        found
            .map(rrset -> rrset.records().stream().map(Rdata::toString).collect(joining(", ")))
            .orElse("nothing"));
  }

  /** How long nothing is remembered (RFC 2308 section 5). */
  private static long negative(Message reply) {
    return reply.getSection(Section.AUTHORITY).stream()
        .filter(SOARecord.class::isInstance)
        .mapToLong(soa -> Math.min(soa.getTTL(), ((SOARecord) soa).getMinimum()))
        .findFirst()
        .orElse(0);
  }

  /** Hosts split long values into strings as they like. */
  private static Set<Rdata> said(Optional<RRset> rrset) {
    return rrset.stream()
        .flatMap(set -> set.records().stream())
        .map(data -> data instanceof Txt txt ? Txt.ofOctets(txt.joined()) : data)
        .collect(Collectors.toSet());
  }
}
