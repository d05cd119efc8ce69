package mailauth.core.plan;

import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;

/**
 * Today's DNS, as far as it was read: an RRset that was read and is not there is absent.
 *
 * @param files what the files of policies hold, by their path in the YAML
 */
public record Observation(Map<RRsetKey, RRset> present, Map<String, String> files) {
  public Observation {
    present = Map.copyOf(present);
    files = Map.copyOf(files);
  }

  /** DNS alone. */
  public Observation(Map<RRsetKey, RRset> present) {
    this(present, Map.of());
  }

  /** The same DNS, with files beside it. */
  public Observation with(Map<String, String> nowFiles) {
    return new Observation(present, nowFiles);
  }

  /** What a policy's file holds; empty if there is none. */
  public Optional<String> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  public Optional<RRset> rrset(RRsetKey key) {
    return Optional.ofNullable(present.get(key));
  }

  /** The CNAME at a name, which excludes all other data there. */
  public Optional<RRset> cname(Name name) {
    return rrset(new RRsetKey(name, RecordType.CNAME));
  }
}
