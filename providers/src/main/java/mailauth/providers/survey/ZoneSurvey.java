package mailauth.providers.survey;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.check.picture.Zone;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Queries;
import mailauth.providers.wire.Records;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Finds out what the checks want to know of a zone beside its records. */
final class ZoneSurvey {
  private final Line line;
  private final Dns dns;
  private final List<InetSocketAddress> resolvers;
  private final Whereabouts whereabouts;

  ZoneSurvey(Line line, Dns dns, List<InetSocketAddress> resolvers, Whereabouts whereabouts) {
    this.line = line;
    this.dns = dns;
    this.resolvers = resolvers;
    this.whereabouts = whereabouts;
  }

  /** The zone that holds a name: the nearest name above it, or itself, with NS records. */
  Name apex(Name domain) {
    for (var name = Optional.of(domain); name.isPresent(); name = name.get().parent()) {
      var nameServers = dns.query(name.get(), RecordType.NS);
      boolean own =
          nameServers instanceof Answer.Found found && found.rrset().name().equals(name.get());
      if (own && !name.get().isRoot()) {
        return name.get();
      }
    }
    return domain;
  }

  /** Visits the zone's servers, all at once. */
  List<ServerVisit.Visited> servers(Name apex) {
    var visit = new ServerVisit(line, dns, whereabouts);
    return Together.run(
            names(dns.query(apex, RecordType.NS).records())
                .map(
                    server -> (Callable<List<ServerVisit.Visited>>) () -> visit.visit(server, apex))
                .toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The name servers that the zone above lists; empty if nobody said. */
  Optional<Set<Name>> delegated(Name apex) {
    return apex.parent().flatMap(above -> delegated(apex, apex(above)));
  }

  private Optional<Set<Name>> delegated(Name apex, Name above) {
    return names(dns.query(above, RecordType.NS).records())
        .flatMap(server -> dns.query(server, RecordType.A).records().stream())
        .map(rdata -> whereabouts.of(((Rdata.Address) rdata).ip()))
        .limit(2)
        .flatMap(server -> delegation(server, apex).stream())
        .findFirst();
  }

  private Optional<Set<Name>> delegation(InetSocketAddress server, Name apex) {
    try {
      var reply = line.ask(server, Queries.authoritative(apex, RecordType.NS));
      var listed =
          Stream.of(Section.ANSWER, Section.AUTHORITY)
              .flatMap(section -> reply.getSection(section).stream())
              .filter(NSRecord.class::isInstance)
              .filter(record -> record.getName().equals(Records.name(apex)))
              .map(record -> Records.name(((NSRecord) record).getTarget()))
              .collect(Collectors.toSet());
      return listed.isEmpty() ? Optional.empty() : Optional.of(listed);
    } catch (NoReply | InvalidName e) {
      return Optional.empty();
    }
  }

  /** The signatures of what matters most to mail, as one server has them. */
  List<Zone.Signature> signatures(Optional<InetSocketAddress> server, Name apex, Name domain) {
    return server.stream()
        .flatMap(at ->
            Stream.of(
                    Questions.signed(apex, Type.SOA),
                    Questions.signed(apex, Type.DNSKEY),
                    Questions.signed(domain, Type.MX),
                    Questions.signed(domain, Type.TXT))
                .flatMap(query -> line.askAny(List.of(at), query).stream()))
        .flatMap(reply -> reply.getSection(Section.ANSWER).stream())
        .filter(RRSIGRecord.class::isInstance)
        .map(record -> signature((RRSIGRecord) record))
        .toList();
  }

  private static Zone.Signature signature(RRSIGRecord record) {
    return new Zone.Signature(
        Records.name(record.getName()),
        Type.string(record.getTypeCovered()),
        record.getTimeSigned(),
        record.getExpire());
  }

  /** The CAA records of the domain, or of the nearest name above that has any (RFC 8659). */
  Optional<List<Zone.Caa>> caa(Name domain) {
    for (var name = Optional.of(domain); name.isPresent(); name = name.get().parent()) {
      if (name.get().isRoot()) {
        break;
      }
      var reply = line.askAny(resolvers, Questions.unchecked(name.get(), Type.CAA));
      if (reply.filter(ZoneSurvey::isAnswer).isEmpty()) {
        return Optional.empty();
      }
      var found = caa(reply.get().getSection(Section.ANSWER));
      if (!found.isEmpty()) {
        return Optional.of(found);
      }
    }
    return Optional.of(List.of());
  }

  private static boolean isAnswer(Message reply) {
    return reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN;
  }

  private static List<Zone.Caa> caa(List<Record> records) {
    return records.stream()
        .filter(CAARecord.class::isInstance)
        .map(CAARecord.class::cast)
        .map(record -> new Zone.Caa(record.getTag(), record.getValue()))
        .toList();
  }

  private static Stream<Name> names(List<Rdata> records) {
    return records.stream().map(rdata -> ((Rdata.Host) rdata).name());
  }
}
