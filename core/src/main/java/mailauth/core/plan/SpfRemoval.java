package mailauth.core.plan;

import java.util.ArrayList;
import java.util.Optional;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Sighting;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.authorization.ShareText;

/** Whether a change takes somebody's right to send, and whether mail hangs on it. */
final class SpfRemoval {
  private static final int DAYS = 30;

  private final SpfImpact impact;
  private final Evidence evidence;

  SpfRemoval(SpfImpact impact, Evidence evidence) {
    this.impact = impact;
    this.evidence = evidence;
  }

  /** Blocks where receivers lately saw mail from there that passes by nothing but SPF. */
  Optional<Gate> gate() {
    if (!impact.takesAway()) {
      return Optional.empty();
    }
    long hanging = hanging();
    return Optional.of(
        hanging == 0
            ? gate(Gate.Outcome.CONFIRM, "may no longer send; declare the sender to keep it")
            : gate(
                Gate.Outcome.BLOCK,
                "may no longer send, and %,d messages from there passed by SPF alone in the last %d"
                        .formatted(hanging, DAYS)
                    + " days of reports; declare the sender, or have it sign with DKIM first"));
  }

  private Gate gate(Gate.Outcome outcome, String message) {
    return new Gate("SPF_AUTHORIZATION_REMOVED", outcome, who() + " " + message);
  }

  private String who() {
    var who = new ArrayList<String>();
    for (var share : impact.deauthorized()) {
      who.add("%s (%s)".formatted(ShareText.brief(share.addresses()), share.owner()));
    }
    who.addAll(impact.bySenderRemoved());
    impact.gaps().stream().filter(gap -> !gap.isNew()).forEach(gap -> who.add(gap.term()));
    return String.join(", ", who);
  }

  private long hanging() {
    if (evidence.isEmpty()) {
      return 0;
    }
    var addresses =
        impact.deauthorized().stream()
            .map(SpfImpact.Share::addresses)
            .reduce(IpSet.EMPTY, IpSet::union);
    return evidence
        .since(evidence.reportDays().last().minusDays(DAYS))
        .from(addresses)
        .where(observation -> isHanging(observation.sighting()))
        .tally()
        .messages();
  }

  private static boolean isHanging(Sighting sighting) {
    return sighting.hangsOnSpf();
  }
}
