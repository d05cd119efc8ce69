package mailauth.core.check.transport;

import mailauth.core.check.issue.Evidence;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.dns.Name;
import mailauth.core.lint.Severity;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.ServedPolicy;
import mailauth.core.tlsrpt.TlsRptRecord;

/** The policy file of MTA-STS, beside the hosts that take mail. */
final class PolicyFileChecks {
  private final Picture picture;
  private final Issues issues;
  private final String place;

  private PolicyFileChecks(Picture picture, Issues issues) {
    this.picture = picture;
    this.issues = issues;
    this.place = MtaStsPolicy.url(picture.domain());
  }

  static void run(Picture picture, Issues issues) {
    var checks = new PolicyFileChecks(picture, issues);
    picture.web().map(web -> ServedPolicy.fetch(web, picture.domain())).ifPresent(checks::check);
  }

  private void check(ServedPolicy served) {
    issues.add(place, served.problems());
    served.policy().filter(policy -> policy.mode() != Mode.NONE).ifPresent(this::check);
  }

  private void check(MtaStsPolicy policy) {
    var hosts = picture.mailHosts();
    hosts.stream().filter(host -> !policy.covers(host)).forEach(host -> uncovered(policy, host));
    for (var pattern : policy.mx()) {
      if (hosts.stream().noneMatch(pattern::matches)) {
        say(
            "STS-017",
            Severity.WARNING,
            "the policy names %s, but no MX does".formatted(pattern),
            policy);
      }
    }
    boolean reports =
        picture.texts(picture.txt("_smtp._tls")).stream().anyMatch(TlsRptRecord::isTlsRpt);
    if (policy.mode() == Mode.ENFORCE && !reports) {
      say("STS-023", Severity.WARNING, "mode enforce stands, but nobody reports faults", policy);
    }
  }

  private void uncovered(MtaStsPolicy policy, Name host) {
    boolean deeper =
        policy.mx().stream()
            .anyMatch(pattern -> pattern.wildcard() && host.isWithin(pattern.domain()));
    if (deeper) {
      say(
          "STS-026",
          Severity.WARNING,
          "a wildcard stands for one label only, not for %s".formatted(host),
          policy);
    }
    say(
        "STS-016",
        policy.mode() == Mode.ENFORCE ? Severity.ERROR : Severity.WARNING,
        "the policy does not name the mail host %s".formatted(host),
        policy);
  }

  private void say(String id, Severity severity, String message, MtaStsPolicy policy) {
    issues.add(id, severity, place, message, new Evidence(place, policy.text().strip()));
  }
}
