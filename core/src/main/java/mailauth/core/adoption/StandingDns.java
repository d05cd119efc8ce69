package mailauth.core.adoption;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;

/** Answers for one domain out of what stands, and for nothing else. */
final class StandingDns implements Dns {
  /** What is said where the answer stands elsewhere. */
  static final String UNASKED = "only the zone itself was read";

  private static final int LONGEST_CHAIN = 8;

  private final Standing standing;

  StandingDns(Standing standing) {
    this.standing = standing;
  }

  @Override
  public Answer query(Name name, RecordType type) {
    var aliases = new ArrayList<Name>();
    var at = name;
    while (aliases.size() < LONGEST_CHAIN && at.isWithin(standing.domain())) {
      var found = standing.rrset(at, type);
      if (found.isPresent()) {
        return new Answer.Found(found.get(), aliases);
      }
      var alias = standing.rrset(at, RecordType.CNAME);
      if (alias.isEmpty()) {
        return new Answer.NoData();
      }
      aliases.add(at);
      at = ((Rdata.Host) alias.get().records().getFirst()).name();
    }
    return new Answer.Failed(UNASKED);
  }

  /** The selectors below a name, so that none has to be guessed. */
  List<String> selectors(Name name) {
    return standing.keys(name).stream()
        .map(rrset -> rrset.name().relativeTo(name))
        .map(relative -> relative.substring(0, relative.indexOf("._domainkey")))
        .distinct()
        .toList();
  }
}
