package mailauth.providers.survey;

import mailauth.core.dns.Name;
import mailauth.providers.wire.Records;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** The questions that only an audit asks. */
final class Questions {
  private static final int UDP_PAYLOAD = 1232;

  private Questions() {}

  /** Asks a resolver to say whether DNSSEC vouches for its answer (RFC 6840 section 5.7). */
  static Message validated(Name name, int type) {
    var query = query(name, type, 0);
    query.getHeader().setFlag(Flags.AD);
    return query;
  }

  /** Asks a resolver not to check DNSSEC (RFC 4035 section 3.2.2). */
  static Message unchecked(Name name, int type) {
    var query = query(name, type, 0);
    query.getHeader().setFlag(Flags.CD);
    return query;
  }

  /** Asks a server for an RRset of its zone with the signatures (RFC 3225). */
  static Message signed(Name name, int type) {
    var query = query(name, type, ExtendedFlags.DO);
    query.getHeader().unsetFlag(Flags.RD);
    return query;
  }

  private static Message query(Name name, int type, int flags) {
    var message = Message.newQuery(Record.newRecord(Records.name(name), type, DClass.IN));
    message.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0, flags), Section.ADDITIONAL);
    return message;
  }
}
