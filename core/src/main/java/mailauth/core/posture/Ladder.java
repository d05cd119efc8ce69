package mailauth.core.posture;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;

/**
 * The stages that one policy of a name climbs.
 *
 * @param name whose policy it is
 * @param purpose the kind of policy: SPF, MTA-STS or DMARC
 * @param profile as the YAML names it
 * @param rungs lenient first; at least one
 * @param goesBack whether a plan may step back without a person's word when good mail fails
 */
public record Ladder(
    Name name, Purpose purpose, String profile, List<Rung> rungs, boolean goesBack) {
  public Ladder {
    rungs = List.copyOf(rungs);
  }

  /**
   * One stage.
   *
   * @param text what sets it apart, as people read it: {@code p=quarantine sp=none}
   * @param desired the record that publishes it
   * @param before what must be seen of it before the next
   */
  public record Rung(String text, Desired desired, Thresholds before) {}

  /** Where the policy is published. */
  public RRsetKey key() {
    return rungs.getFirst().desired().key();
  }
}
