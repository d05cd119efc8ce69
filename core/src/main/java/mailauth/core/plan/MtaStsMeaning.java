package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mailauth.core.coherence.TransportCoherence;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Severity;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;

/** What a new MTA-STS id means: senders fetch the policy that stands behind it. */
final class MtaStsMeaning {
  private MtaStsMeaning() {}

  static List<String> effects(Desired.MtaSts desired) {
    var effects = new ArrayList<String>();
    var url = MtaStsPolicy.url(desired.domain());
    effects.add(
        desired
            .file()
            .map(file ->
                "senders fetch the policy: %s is written first, and the web server serves it at %s"
                    .formatted(file, url))
            .orElse("senders fetch the policy: the web server must serve it first, at " + url));
    if (desired.policy().mode() == Mode.NONE) {
      effects.add(
          "the policy ends: keep serving it until the max_age of the one before has passed, then"
              + " take mta-sts out of the YAML and delete the record");
    }
    return effects;
  }

  static List<Gate> gates(Desired.MtaSts desired, List<Rdata> before, Dns dns) {
    return Stream.of(
            ValueMeaning.severalGates(Purpose.MTA_STS, before),
            mx(desired.policy(), dns.query(desired.domain(), RecordType.MX)))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Gate> mx(MtaStsPolicy policy, Answer answer) {
    if (policy.mode() == Mode.NONE) {
      return List.of();
    }
    if (answer instanceof Answer.Failed(var reason)) {
      return List.of(
          new Gate(
              "MTA_STS_MX_NOT_COVERED",
              policy.mode() == Mode.ENFORCE ? Gate.Outcome.BLOCK : Gate.Outcome.UNKNOWN,
              "the MX records cannot be read, so nobody knows whether the policy covers them: "
                  + reason));
    }
    var hosts =
        answer.records().stream()
            .filter(Rdata.Mx.class::isInstance)
            .map(record -> ((Rdata.Mx) record).exchange())
            .toList();
    return TransportCoherence.mtaSts(policy, hosts).stream()
        .filter(finding -> finding.id().equals("STS-016"))
        .map(finding -> gate(finding))
        .toList();
  }

  private static Gate gate(Finding finding) {
    return new Gate(
        "MTA_STS_MX_NOT_COVERED",
        finding.severity() == Severity.ERROR ? Gate.Outcome.BLOCK : Gate.Outcome.WARN,
        finding.message());
  }
}
