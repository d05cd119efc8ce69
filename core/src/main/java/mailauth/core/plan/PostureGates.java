package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.coherence.BimiCoherence;
import mailauth.core.coherence.DmarcCoherence;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.Policy;
import mailauth.core.dmarc.PolicyDiscovery;
import mailauth.core.dmarc.ReportAuthorization;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Severity;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.Purpose;
import mailauth.core.posture.Signings;
import mailauth.core.tags.ReportUri;

/** The verdicts on a value that depend on the domain's other records and on the rest of DNS. */
final class PostureGates {
  private final Posture posture;
  private final Dns dns;

  PostureGates(Posture posture, Dns dns) {
    this.posture = posture;
    this.dns = dns;
  }

  List<Gate> of(Desired.Value value, Change change) {
    return switch (value.purpose()) {
      case DMARC -> dmarc(value, change, record(value));
      case BIMI -> bimi(value.key().name().parent().flatMap(Name::parent).orElseThrow());
      case DKIM,
          SERVICE,
          ADDITION,
          SPF_PIECE,
          SPF,
          NULL_MX,
          TLS_RPT,
          MTA_STS,
          DANE,
          REPORT_AUTHORIZATION ->
          List.of();
    };
  }

  private List<Gate> dmarc(Desired.Value value, Change change, EffectiveDmarc record) {
    var gates = new ArrayList<Gate>();
    var domain = value.key().name().parent().orElseThrow();
    if (!value.owner().equals("parked")) {
      var senders = Signings.of(posture.desired(), domain);
      DmarcCoherence.spfOnly(record, domain, senders)
          .forEach(finding -> gates.add(gate("DMARC_SPF_ONLY", Gate.Outcome.BLOCK, finding)));
      DmarcCoherence.alignment(record, domain, senders)
          .forEach(finding -> gates.add(gate("DMARC_ALIGNMENT", blockOrWarn(finding), finding)));
    }
    boolean parked = value.owner().equals("parked");
    var unheard = unheard(record, Tightening.is(change) && !parked);
    record.rua().forEach(uri -> authorization(domain, uri, unheard).ifPresent(gates::add));
    gates.addAll(new MailboxGates(posture, dns).of(record, parked));
    return gates;
  }

  /** What becomes stricter needs its reports; what stands may stay while somebody asks for them. */
  private static Gate.Outcome unheard(EffectiveDmarc record, boolean tightens) {
    if (record.p() == Policy.NONE) {
      return Gate.Outcome.WARN;
    }
    return tightens ? Gate.Outcome.BLOCK : Gate.Outcome.CONFIRM;
  }

  private Optional<Gate> authorization(Name domain, ReportUri uri, Gate.Outcome outcome) {
    if (uri.host()
        .filter(host -> host.isWithin(posture.domain()) || posture.declares(host))
        .isPresent()) {
      return Optional.empty();
    }
    return switch (ReportAuthorization.of(dns, domain, uri)) {
      case ReportAuthorization.NotNeeded none -> Optional.empty();
      case ReportAuthorization.Granted granted -> Optional.empty();
      case ReportAuthorization.Missing(var owner) ->
          reports(
              outcome,
              "reporters send nothing to %s until %s TXT \"v=DMARC1\" stands; ask for it there"
                  .formatted(uri, owner));
      case ReportAuthorization.Astray(var owner, var instead) ->
          reports(
              outcome,
              "reporters send nothing to %s: %s sends them on to %s, at another host"
                  .formatted(uri, owner, instead));
      case ReportAuthorization.Unknown(var reason) ->
          reports(
              Gate.Outcome.UNKNOWN,
              "whether %s may take the reports is not known: %s".formatted(uri, reason));
    };
  }

  private static Optional<Gate> reports(Gate.Outcome outcome, String message) {
    return Optional.of(new Gate("DMARC_REPORTS_NOT_AUTHORIZED", outcome, message));
  }

  /** A logo under a policy of none is shown nowhere, which harms no mail: it may wait there. */
  private List<Gate> bimi(Name domain) {
    var declared =
        posture.desired().stream()
            .filter(desired -> desired.purpose() == Purpose.DMARC)
            .filter(desired -> desired.key().name().parent().equals(Optional.of(domain)))
            .map(desired -> record((Desired.Value) desired))
            .findFirst();
    var findings =
        declared
            .map(BimiCoherence::of)
            .orElseGet(() -> BimiCoherence.of(PolicyDiscovery.of(dns, domain)));
    return findings.stream()
        .map(finding -> gate("BIMI_NEEDS_ENFORCEMENT", Gate.Outcome.WARN, finding))
        .toList();
  }

  private static Gate.Outcome blockOrWarn(Finding finding) {
    return finding.severity() == Severity.ERROR ? Gate.Outcome.BLOCK : Gate.Outcome.WARN;
  }

  private static Gate gate(String id, Gate.Outcome outcome, Finding finding) {
    return new Gate(id, outcome, finding.message() + " (" + finding.reference() + ")");
  }

  private static EffectiveDmarc record(Desired.Value value) {
    return DmarcRecord.parse(((Txt) value.data()).text()).record().effective();
  }
}
