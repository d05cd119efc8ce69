package mailauth.core.plan;

import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.Purpose;

/** Whether the mailboxes that shall take reports can be reached at all (RFC 5321 section 5.1). */
final class MailboxGates {
  private static final String ID = "DMARC_REPORTS_NOWHERE";
  private static final List<RecordType> ADDRESSES = List.of(RecordType.A, RecordType.AAAA);

  private final Posture posture;
  private final Dns dns;

  MailboxGates(Posture posture, Dns dns) {
    this.posture = posture;
    this.dns = dns;
  }

  /**
   * One verdict for each domain of mailboxes that has no mail hosts.
   *
   * @param parked whether nobody waits for reports, because there is no mail
   */
  List<Gate> of(EffectiveDmarc record, boolean parked) {
    return record.rua().stream()
        .filter(uri -> uri.scheme().equals("mailto"))
        .flatMap(uri -> uri.host().stream())
        .distinct()
        .flatMap(host -> gate(host, record.p() != Policy.NONE && !parked).stream())
        .toList();
  }

  private Optional<Gate> gate(Name host, boolean punishes) {
    if (isNull(host)) {
      return astray(punishes, host + " is parked and takes no mail");
    }
    return switch (dns.query(host, RecordType.MX)) {
      case Answer.Found found ->
          found.records().contains(Rdata.Mx.NULL)
              ? astray(punishes, host + " says by its null MX that it takes no mail")
              : Optional.empty();
      case Answer.NoData none -> withoutMx(host, punishes);
      case Answer.NoName none -> astray(punishes, host + " does not exist");
      case Answer.Failed(var reason) -> unknown(host, punishes, reason);
    };
  }

  /** Mail goes to the addresses of a name without MX records. */
  private Optional<Gate> withoutMx(Name host, boolean punishes) {
    var answers = ADDRESSES.stream().map(type -> dns.query(host, type)).toList();
    if (answers.stream().anyMatch(Answer.Found.class::isInstance)) {
      return Optional.empty();
    }
    return answers.stream()
        .filter(Answer.Failed.class::isInstance)
        .findFirst()
        .map(failed -> unknown(host, punishes, ((Answer.Failed) failed).reason()))
        .orElseGet(() -> astray(punishes, host + " has neither MX records nor an address"));
  }

  private static Optional<Gate> astray(boolean punishes, String why) {
    return Optional.of(
        new Gate(
            ID,
            punishes ? Gate.Outcome.BLOCK : Gate.Outcome.WARN,
            "reports go nowhere: %s; name a mailbox under 'reports' that can be reached"
                .formatted(why)));
  }

  /** While nothing is punished, the reports themselves will tell. */
  private static Optional<Gate> unknown(Name host, boolean punishes, String reason) {
    return punishes
        ? Optional.of(
            new Gate(
                ID,
                Gate.Outcome.UNKNOWN,
                "whether %s takes mail, and so reports, is not known: %s".formatted(host, reason)))
        : Optional.empty();
  }

  private boolean isNull(Name host) {
    return posture.desired().stream()
        .anyMatch(
            d -> d.purpose() == Purpose.NULL_MX && ((Desired.Value) d).key().name().equals(host));
  }
}
