package mailauth.core.coherence;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Findings;
import mailauth.core.lint.Severity;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;

/** MTA-STS and DANE beside the hosts that receive mail. */
public final class TransportCoherence {
  private static final String VALIDATION = "RFC 8461 section 4.1";

  private TransportCoherence() {}

  /**
   * STS-016, STS-017, STS-026 and STS-027: the policy's patterns against the MX hosts.
   *
   * @param mx the hosts of the domain's MX records; the root stands for a null MX, and none for a
   *     domain that has none
   */
  public static List<Finding> mtaSts(MtaStsPolicy policy, List<Name> mx) {
    var findings = new Findings();
    if (policy.mode() == Mode.NONE) {
      return List.of();
    }
    if (!mx.isEmpty() && mx.stream().allMatch(Name::isRoot)) {
      findings.info(
          "STS-027",
          0,
          "the domain takes no mail, so its MTA-STS policy protects nothing; remove it",
          "RFC 8461 section 3");
      return findings.list();
    }
    mx.stream()
        .filter(host -> !policy.covers(host))
        .forEach(host -> uncovered(policy, host, findings));
    for (var pattern : policy.mx()) {
      if (mx.stream().noneMatch(pattern::matches)) {
        findings.add(
            new Finding(
                "STS-017",
                Severity.WARNING,
                "the policy names %s, but no MX record does; remove it once nobody needs it"
                    .formatted(pattern),
                VALIDATION,
                0,
                List.of(pattern.toString())));
      }
    }
    return findings.list();
  }

  private static void uncovered(MtaStsPolicy policy, Name host, Findings findings) {
    var deeper =
        policy.mx().stream()
            .filter(pattern -> pattern.wildcard() && host.isWithin(pattern.domain()))
            .findFirst();
    if (deeper.isPresent()) {
      findings.warning(
          "STS-026",
          0,
          "%s stands for one label only, so it does not cover %s".formatted(deeper.get(), host),
          VALIDATION);
    }
    var message = "the MX host %s is not in the policy; add it to mx".formatted(host);
    boolean enforced = policy.mode() == Mode.ENFORCE;
    findings.add(
        new Finding(
            "STS-016",
            enforced ? Severity.ERROR : Severity.WARNING,
            enforced ? message + ", or senders hold back mail to it" : message,
            VALIDATION,
            0,
            List.of(host.text())));
  }

  /**
   * DANE-003: TLSA records in a zone that DNSSEC does not sign.
   *
   * @param secure whether a validating resolver calls the answer at {@code _25._tcp.<host>} secure
   */
  public static List<Finding> dane(Name host, boolean secure) {
    var findings = new Findings();
    if (!secure) {
      findings.error(
          "DANE-003",
          0,
          "DNSSEC does not vouch for the TLSA records of %s, so senders ignore them; have the zone"
                  .formatted(host)
              + " signed",
          "RFC 7672 section 2.2");
    }
    return findings.list();
  }
}
