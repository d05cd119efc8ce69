package mailauth.providers.authority;

import java.util.List;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import mailauth.providers.wire.Records;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Reads an RRset, or that there is none, out of an authoritative server's reply. */
public final class AuthoritativeReply {
  private AuthoritativeReply() {}

  /**
   * Reads what the answer section has under the key.
   *
   * @param server as messages name it
   * @throws HostException if the reply does not speak with authority (the AA bit of RFC 1035)
   */
  public static Reading read(Message reply, RRsetKey key, String server) {
    check(reply, key.name(), server);
    var answer = reply.getSection(Section.ANSWER);
    try {
      return find(answer, key);
    } catch (InvalidName e) {
      throw new HostException("%s: %s".formatted(key, e.getMessage()), e);
    }
  }

  /**
   * Makes sure that the server speaks of its own zone.
   *
   * @throws HostException if the server refuses or fails, or is not the name's authority
   */
  public static void check(Message reply, Name name, String server) {
    int rcode = reply.getRcode();
    boolean answered = rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN;
    if (!answered) {
      throw new HostException(
          "%s answered %s when asked for %s".formatted(server, Rcode.string(rcode), name));
    }
    if (!reply.getHeader().getFlag(Flags.AA)) {
      throw new HostException("%s has no authority over %s".formatted(server, name));
    }
  }

  private static Reading find(List<Record> answer, RRsetKey key) {
    var rrset = Records.find(answer, key.name(), key.type());
    if (rrset.isPresent()) {
      return new Reading.Present(rrset.get());
    }
    var cname = Records.find(answer, key.name(), RecordType.CNAME);
    return cname.isPresent() ? new Reading.Alias(cname.get()) : new Reading.Absent();
  }
}
