package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;
import mailauth.core.report.TlsPolicyType;

/** Whether mail still finds its way here once senders hold to a policy for TLS (RFC 8461). */
final class TransportGates {
  private static final String UNTESTED = "MTA_STS_NOT_TESTED";
  private static final String MOVED = "MTA_STS_MX_MOVED";
  private static final int DAYS = 14;

  private final Picture picture;
  private final Planned planned;

  TransportGates(Planned planned) {
    this.planned = planned;
    this.picture = planned.picture();
  }

  List<Gate> of(Comparison comparison) {
    return switch (comparison) {
      case Comparison.OfPolicy(var policy, var change) -> tested(policy, change).stream().toList();
      case Comparison.OfValue(var value, var change)
          when value.data() instanceof Rdata.Mx mx && !mx.equals(Rdata.Mx.NULL) ->
          moved(value.key().name(), mx.exchange()).stream().toList();
      case Comparison.OfValue value -> List.of();
      case Comparison.OfServerKeys keys -> List.of();
      case Comparison.OfSpf spf -> List.of();
      case Comparison.OfLeaving leaving -> List.of();
    };
  }

  /** Whether a standing policy has lost sight of an MX host that somebody added meanwhile. */
  List<Gate> ofDomain() {
    var gates = new ArrayList<Gate>();
    for (var policy : enforced()) {
      if (!changes(policy)) {
        strangers(policy).ifPresent(gates::add);
      }
    }
    return gates;
  }

  /**
   * A policy that climbs a ladder has gates of its own. Whether hosts present good certificates is
   * told by the senders who look, in their reports: from here port 25 is mostly closed.
   */
  private Optional<Gate> tested(Desired.MtaSts desired, Change change) {
    boolean climbs =
        picture.posture().ladders().stream().anyMatch(ladder -> ladder.key().equals(desired.key()));
    if (desired.policy().mode() != Mode.ENFORCE || climbs || wasEnforced(change)) {
      return Optional.empty();
    }
    var tls = picture.evidence().tls().since(picture.date().minusDays(DAYS)).of(TlsPolicyType.STS);
    long days = tls.reportDays();
    if (days < DAYS) {
      return Optional.of(
          new Gate(
              UNTESTED,
              Gate.Outcome.BLOCK,
              "TLS reports of %d days of the %d needed say how senders fare; stay with testing, and"
                      .formatted(days, DAYS)
                  + " import them"));
    }
    return Optional.of(
        tls.failed() == 0
            ? new Gate(
                UNTESTED,
                Gate.Outcome.PASS,
                "none of %,d sessions failed in the last %d days".formatted(tls.successful(), DAYS))
            : new Gate(
                UNTESTED,
                Gate.Outcome.BLOCK,
                "%,d sessions failed in the last %d days (%s), and under enforce their mail would"
                        .formatted(tls.failed(), DAYS, String.join(", ", tls.failures().keySet()))
                    + " not arrive; mend that first"));
  }

  private static boolean wasEnforced(Change change) {
    return change
        .file()
        .flatMap(PolicyFile::before)
        .flatMap(text -> MtaStsPolicy.parse(text).policy())
        .filter(policy -> policy.mode() == Mode.ENFORCE)
        .isPresent();
  }

  private Optional<Gate> moved(Name name, Name host) {
    return enforced().stream()
        .filter(policy -> policy.domain().equals(name))
        .findFirst()
        .flatMap(policy -> moved(policy, host));
  }

  private Optional<Gate> moved(Desired.MtaSts policy, Name host) {
    if (!policy.policy().covers(host)) {
      return Optional.of(
          new Gate(
              MOVED,
              Gate.Outcome.BLOCK,
              "the policy of %s is enforced and does not name %s; name it under 'mta-sts' first"
                  .formatted(policy.domain(), host)));
    }
    return changes(policy)
        ? Optional.of(
            new Gate(
                MOVED,
                Gate.Outcome.BLOCK,
                "senders may hold to the policy of before for %d days; publish the new one, wait"
                        .formatted(policy.policy().maxAge().toDays())
                    + " until they have fetched it, and then move mail to "
                    + host))
        : Optional.empty();
  }

  private Optional<Gate> strangers(Desired.MtaSts policy) {
    if (!(picture.dns().query(policy.domain(), RecordType.MX) instanceof Answer.Found found)) {
      return Optional.empty();
    }
    var strangers =
        found.records().stream()
            .filter(Rdata.Mx.class::isInstance)
            .map(record -> ((Rdata.Mx) record).exchange())
            .filter(host -> !policy.policy().covers(host))
            .map(Name::text)
            .toList();
    return strangers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gate(
                MOVED,
                Gate.Outcome.WARN,
                "the policy of %s is enforced and does not name %s, so senders that check it deliver"
                        .formatted(policy.domain(), String.join(", ", strangers))
                    + " nothing there; name it under 'mta-sts', or take it out of the MX records"));
  }

  private List<Desired.MtaSts> enforced() {
    return picture.posture().desired().stream()
        .filter(Desired.MtaSts.class::isInstance)
        .map(Desired.MtaSts.class::cast)
        .filter(policy -> policy.policy().mode() == Mode.ENFORCE)
        .toList();
  }

  private boolean changes(Desired.MtaSts policy) {
    return planned.changes().stream()
        .anyMatch(
            change -> change.purpose() == Purpose.MTA_STS && change.key().equals(policy.key()));
  }
}
