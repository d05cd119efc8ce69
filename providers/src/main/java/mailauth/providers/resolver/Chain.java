package mailauth.providers.resolver;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.wire.Records;
import org.xbill.DNS.Record;

/** The CNAMEs from one name to another, as far as they are known (RFC 1034 section 3.6.2). */
final class Chain {
  private final List<Name> aliases = new ArrayList<>();
  private final Name start;
  private Name end;

  Chain(Name start) {
    this.start = start;
    this.end = start;
  }

  /** Goes on along the CNAMEs of an answer section, in whatever order they stand. */
  boolean follow(List<Record> answer) {
    int before = aliases.size();
    var cname = Records.find(answer, end, RecordType.CNAME);
    while (cname.isPresent() && !isLoop()) {
      aliases.add(end);
      end = ((Rdata.Host) cname.get().records().getFirst()).name();
      cname = Records.find(answer, end, RecordType.CNAME);
    }
    return aliases.size() > before;
  }

  boolean isLoop() {
    return aliases.contains(end);
  }

  Name start() {
    return start;
  }

  Name end() {
    return end;
  }

  /** The names gone through, the start first; empty without CNAME. */
  List<Name> aliases() {
    return aliases;
  }
}
