package mailauth.core.check.transport;

import java.util.Optional;
import mailauth.core.check.issue.Evidence;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.coherence.TransportCoherence;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.lint.Severity;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.mtasts.ServedPolicy;
import mailauth.core.posture.Desired;
import mailauth.core.tlsrpt.TlsRptRecord;

/** The policy file of MTA-STS, beside the hosts that take mail and the record that announces it. */
final class PolicyFileChecks {
  private final Picture picture;
  private final Issues issues;
  private final RRsetKey key;
  private final String place;

  PolicyFileChecks(Picture picture, Issues issues, RRsetKey key) {
    this.picture = picture;
    this.issues = issues;
    this.key = key;
    this.place = MtaStsPolicy.url(picture.domain());
  }

  /** Fetches the file, where the web may be asked, and judges it. */
  void run(Optional<MtaStsRecord> record) {
    served()
        .ifPresent(served -> {
          issues.add(place, served.problems());
          served.policy().filter(policy -> policy.mode() != Mode.NONE).ifPresent(this::check);
          served.policy().ifPresent(policy -> checkDeclared(policy, record));
        });
  }

  /** Looks for a policy that is in use though no record announces it any more. */
  void runWithoutRecord() {
    if (picture.web().isPresent() && picture.hasAddress(picture.name("mta-sts"))) {
      served()
          .flatMap(ServedPolicy::policy)
          .filter(policy -> policy.mode() != Mode.NONE)
          .ifPresent(policy ->
              issues.add(
                  "STS-024",
                  Severity.ERROR,
                  key.name().text(),
                  "there is no record, but the policy still says mode %s, and senders keep it for"
                          .formatted(policy.mode().text())
                      + " %d seconds".formatted(policy.maxAge().toSeconds()),
                  said(policy)));
    }
  }

  private Optional<ServedPolicy> served() {
    return picture.web().map(web -> ServedPolicy.fetch(web, picture.domain()));
  }

  private void check(MtaStsPolicy policy) {
    if (!picture.isParked()) {
      var hosts = picture.mx().stream().map(Rdata.Mx::exchange).distinct().toList();
      issues.add(place, TransportCoherence.mtaSts(policy, hosts), said(policy));
    }
    boolean reports =
        picture.texts(picture.txt("_smtp._tls")).stream().anyMatch(TlsRptRecord::isTlsRpt);
    if (policy.mode() == Mode.ENFORCE && !reports) {
      var message = "mode enforce stands, but nobody reports faults";
      issues.add("STS-023", Severity.WARNING, place, message, said(policy));
    }
  }

  /** The YAML's policy and its id tell which half of a change is still missing. */
  private void checkDeclared(MtaStsPolicy served, Optional<MtaStsRecord> record) {
    var wanted = declared(picture).map(Desired.MtaSts::policy);
    if (wanted.isEmpty() || record.isEmpty()) {
      return;
    }
    boolean same = served.equals(wanted.get());
    boolean announced = record.get().id().equals(MtaStsRecord.of(wanted.get()).id());
    if (same && !announced) {
      issues.add("STS-021", key, "the declared policy is served, but the id is of another one");
    } else if (!same && announced) {
      var message = "the id is that of the declared policy, but another one is served";
      issues.add("STS-022", Severity.WARNING, place, message, said(served));
    }
  }

  /** What the YAML says of the domain's own policy. */
  static Optional<Desired.MtaSts> declared(Picture picture) {
    return picture.declared().stream()
        .flatMap(declared -> declared.desired().stream())
        .filter(Desired.MtaSts.class::isInstance)
        .map(Desired.MtaSts.class::cast)
        .filter(policy -> policy.domain().equals(picture.domain()))
        .findFirst();
  }

  private Evidence said(MtaStsPolicy policy) {
    return new Evidence(place, policy.text().strip());
  }
}
