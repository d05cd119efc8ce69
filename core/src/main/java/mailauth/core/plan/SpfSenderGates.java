package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.Purpose;
import mailauth.core.posture.SpfSender;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.evaluation.SpfResult;

/** Whether the mail of every declared sender passes under the planned record. */
final class SpfSenderGates {
  private final Desired.Spf desired;
  private final Posture posture;
  private final SpfStudy study;

  SpfSenderGates(Desired.Spf desired, Posture posture, SpfStudy study) {
    this.desired = desired;
    this.posture = posture;
    this.study = study;
  }

  List<Gate> all() {
    var gates = new ArrayList<Gate>();
    for (var sender : desired.senders()) {
      if (sender.terms().isEmpty()) {
        unsigned(sender).ifPresent(gates::add);
      } else if (isSound()) {
        refused(sender).ifPresent(gates::add);
      }
    }
    return gates;
  }

  /** A record that no receiver can use fails everybody, which other gates say. */
  private boolean isSound() {
    return study.faults().isEmpty()
        && study.impact().lookups() <= SpfLimits.LOOKUPS
        && study.impact().voidLookups() <= SpfLimits.VOID_LOOKUPS;
  }

  private Optional<Gate> refused(SpfSender sender) {
    return study
        .refused(study.addresses(sender))
        .filter(refused -> refused.result() != SpfResult.TEMPERROR)
        .map(refused ->
            new Gate(
                "SPF_SENDER_NOT_AUTHORIZED",
                Gate.Outcome.BLOCK,
                "%s is declared, but its mail from %s would get %s, because a term before says so;"
                        .formatted(sender.label(), refused.ip(), refused.result().text())
                    + " take that term out of the record"));
  }

  /** A sender that neither SPF nor DKIM speaks for fails DMARC with every message. */
  private Optional<Gate> unsigned(SpfSender sender) {
    boolean signs =
        posture.desired().stream()
            .anyMatch(d ->
                d.purpose() == Purpose.DKIM
                    && d.key().name().isWithin(desired.name())
                    && d instanceof Desired.Value value
                    && (value.owner().equals(sender.label())
                        || value.owner().startsWith("selector ")));
    return signs
        ? Optional.empty()
        : Optional.of(
            new Gate(
                "SPF_SENDER_WITHOUT_RECORDS",
                Gate.Outcome.BLOCK,
                "%s is declared, but neither SPF nor DKIM speaks for it here, so all its mail would"
                        .formatted(sender.label())
                    + " fail; give the variables that its DKIM needs, see 'mailauth senders'"));
  }
}
