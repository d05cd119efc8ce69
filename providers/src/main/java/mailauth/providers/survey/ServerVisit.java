package mailauth.providers.survey;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.check.picture.NameServer;
import mailauth.core.check.picture.NameServer.Standing;
import mailauth.core.check.picture.Soa;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.wire.Endpoint;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Queries;
import mailauth.providers.wire.Records;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** Finds a zone's name servers and sees whether each of them serves it. */
final class ServerVisit {
  private final Line line;
  private final Dns dns;
  private final Whereabouts whereabouts;

  ServerVisit(Line line, Dns dns, Whereabouts whereabouts) {
    this.line = line;
    this.dns = dns;
    this.whereabouts = whereabouts;
  }

  /**
   * A server, and where it was asked.
   *
   * @param address empty if its name has none
   */
  record Visited(NameServer server, Optional<InetSocketAddress> address) {}

  /** Visits a server at each of its addresses: those of IPv4, or of IPv6 where it has no other. */
  List<Visited> visit(Name server, Name zone) {
    boolean alias = dns.query(server, RecordType.CNAME) instanceof Answer.Found;
    var addresses =
        Stream.of(RecordType.A, RecordType.AAAA)
            .map(type -> dns.query(server, type).records())
            .filter(records -> !records.isEmpty())
            .findFirst()
            .orElse(List.of());
    if (addresses.isEmpty()) {
      var nowhere = new Standing.Silent("the name has no address");
      return List.of(new Visited(new NameServer(server, "", alias, nowhere), Optional.empty()));
    }
    return addresses.stream()
        .map(rdata -> whereabouts.of(((Rdata.Address) rdata).ip()))
        .map(address ->
            new Visited(
                new NameServer(server, Endpoint.text(address), alias, standing(address, zone)),
                Optional.of(address)))
        .toList();
  }

  private Standing standing(InetSocketAddress address, Name zone) {
    try {
      var query = Queries.startOfAuthority(zone);
      return standing(line.ask(address, query), zone, tcpFailure(address, query));
    } catch (NoReply e) {
      return new Standing.Silent(e.getMessage());
    }
  }

  private static Standing standing(Message reply, Name zone, Optional<String> tcpFailure) {
    if (reply.getRcode() != Rcode.NOERROR) {
      return new Standing.Lame("it answers %s".formatted(Rcode.string(reply.getRcode())));
    }
    var soa =
        reply.getSection(Section.ANSWER).stream()
            .filter(SOARecord.class::isInstance)
            .map(SOARecord.class::cast)
            .filter(record -> record.getName().equals(Records.name(zone)))
            .findFirst();
    if (!reply.getHeader().getFlag(Flags.AA) || soa.isEmpty()) {
      return new Standing.Lame("it answers, but does not serve " + zone);
    }
    return new Standing.Serving(soa(soa.get()), tcpFailure);
  }

  private Optional<String> tcpFailure(InetSocketAddress address, Message query) {
    try {
      line.askOverTcp(address, query);
      return Optional.empty();
    } catch (NoReply e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Soa soa(SOARecord record) {
    return new Soa(
        Records.name(record.getHost()),
        record.getSerial(),
        record.getRefresh(),
        record.getRetry(),
        record.getExpire(),
        record.getMinimum());
  }
}
