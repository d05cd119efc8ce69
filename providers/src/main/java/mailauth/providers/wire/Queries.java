package mailauth.providers.wire;

import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The questions we ask, all with EDNS(0) (RFC 6891). */
public final class Queries {
  /** Fits every path without fragments, as the DNS flag day of 2020 agreed. */
  private static final int UDP_PAYLOAD = 1232;

  private Queries() {}

  /** A question to a resolver, which shall follow it up. */
  public static Message recursive(Name name, RecordType type) {
    return query(name, Records.type(type));
  }

  /** A question to a server about its own zones. */
  public static Message authoritative(Name name, RecordType type) {
    return withoutRecursion(query(name, Records.type(type)));
  }

  /** Asks a server which of its zones holds a name: the SOA in its answer or authority section. */
  public static Message startOfAuthority(Name name) {
    return withoutRecursion(query(name, Type.SOA));
  }

  /** Asks for a zone from its SOA to its SOA (RFC 5936). */
  public static Message transfer(Name apex) {
    return withoutRecursion(query(apex, Type.AXFR));
  }

  private static Message query(Name name, int type) {
    var message = Message.newQuery(Record.newRecord(Records.name(name), type, DClass.IN));
    message.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0), Section.ADDITIONAL);
    return message;
  }

  private static Message withoutRecursion(Message query) {
    query.getHeader().unsetFlag(Flags.RD);
    return query;
  }
}
