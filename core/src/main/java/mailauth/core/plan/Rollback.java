package mailauth.core.plan;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.posture.Purpose;

/**
 * The way back from one run: what stood before its first write.
 *
 * @param run the run's id
 */
public record Rollback(String run, List<Domain> domains) {
  public Rollback {
    domains = List.copyOf(domains);
  }

  /**
   * One domain's part.
   *
   * @param ownership what was ours before the run
   * @param steps in the order in which the run wrote
   */
  public record Domain(
      Name domain, String provider, String providerType, Ownership ownership, List<Step> steps) {
    public Domain {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One purpose's values in one RRset.
   *
   * @param before the whole RRset before the run
   * @param after the whole RRset that the run wanted
   * @param file the file that the run wrote before it
   */
  public record Step(
      RRsetKey key,
      Purpose purpose,
      Optional<RRset> before,
      Optional<RRset> after,
      Optional<PolicyFile> file) {

    /** A step that writes no file. */
    public Step(RRsetKey key, Purpose purpose, Optional<RRset> before, Optional<RRset> after) {
      this(key, purpose, before, after, Optional.empty());
    }
  }
}
