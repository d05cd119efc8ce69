package mailauth.providers.survey;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import mailauth.core.check.picture.Authorities;
import mailauth.core.dns.Answer;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Queries;
import mailauth.providers.wire.Records;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Asks each server that serves a zone what it says. */
final class ZoneServers implements Authorities {
  private final Line line;
  private final Name apex;
  private final List<Serving> servers;
  private final Memory<RRsetKey, List<ServerAnswer>> known = new Memory<>(this::askAll);

  /**
   * A server of the zone.
   *
   * @param shown as evidence names it
   */
  record Serving(String shown, InetSocketAddress address) {}

  ZoneServers(Line line, Name apex, List<Serving> servers) {
    this.line = line;
    this.apex = apex;
    this.servers = servers;
  }

  @Override
  public List<ServerAnswer> ask(RRsetKey key) {
    return key.name().isWithin(apex) ? known.ask(key) : List.of();
  }

  private List<ServerAnswer> askAll(RRsetKey key) {
    return Together.run(
        servers.stream()
            .map(server ->
                (Callable<ServerAnswer>)
                    () -> new ServerAnswer(server.shown(), ask(server.address(), key)))
            .toList());
  }

  private Answer ask(InetSocketAddress server, RRsetKey key) {
    try {
      return read(line.ask(server, Queries.authoritative(key.name(), key.type())), key);
    } catch (NoReply e) {
      return new Answer.Failed(e.getMessage());
    } catch (InvalidName e) {
      return new Answer.Failed("a record cannot be read: " + e.getMessage());
    }
  }

  private static Answer read(Message reply, RRsetKey key) {
    boolean exists = reply.getRcode() == Rcode.NOERROR;
    if (!exists && reply.getRcode() != Rcode.NXDOMAIN) {
      return new Answer.Failed("it answers " + Rcode.string(reply.getRcode()));
    }
    if (!reply.getHeader().getFlag(Flags.AA)) {
      return new Answer.Failed("it does not speak for " + key.name());
    }
    // The code is that of a CNAME's target, so the records come first.
    var answer = reply.getSection(Section.ANSWER);
    return Records.find(answer, key.name(), key.type())
        .or(() -> Records.find(answer, key.name(), RecordType.CNAME))
        .<Answer>map(rrset -> new Answer.Found(rrset, List.of()))
        .orElseGet(() -> exists ? new Answer.NoData() : new Answer.NoName());
  }
}
