package mailauth.core.plan;

import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;

/** Today's DNS, as far as it was read: an RRset that was read and is not there is absent. */
public record Observation(Map<RRsetKey, RRset> present) {
  public Observation {
    present = Map.copyOf(present);
  }

  public Optional<RRset> rrset(RRsetKey key) {
    return Optional.ofNullable(present.get(key));
  }

  /** The CNAME at a name, which excludes all other data there. */
  public Optional<RRset> cname(Name name) {
    return rrset(new RRsetKey(name, RecordType.CNAME));
  }
}
