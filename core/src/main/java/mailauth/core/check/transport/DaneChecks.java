package mailauth.core.check.transport;

import java.util.stream.Stream;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.coherence.TransportCoherence;
import mailauth.core.dane.ServerKey;
import mailauth.core.dane.TlsaLint;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Security;
import mailauth.core.lint.Severity;
import mailauth.core.posture.Desired;

/** The keys of mail hosts as DNS publishes them (RFC 7672). */
public final class DaneChecks {
  private final Picture picture;
  private final Issues issues;

  private DaneChecks(Picture picture, Issues issues) {
    this.picture = picture;
    this.issues = issues;
  }

  public static void run(Picture picture, Issues issues) {
    var checks = new DaneChecks(picture, issues);
    boolean used = false;
    for (var host : picture.mailHosts()) {
      used |= checks.check(host);
    }
    var mx = new RRsetKey(picture.domain(), RecordType.MX);
    if (!picture.mailHosts().isEmpty() && picture.isInsecure(mx)) {
      issues.add(
          "DANE-001",
          used ? Severity.WARNING : Severity.INFO,
          mx,
          "the MX records are not signed with DNSSEC");
    }
  }

  /** Whether the host has TLSA records. */
  private boolean check(Name host) {
    var key = new RRsetKey(ServerKey.owner(host), RecordType.TLSA);
    var answer = picture.ask(key);
    var security = picture.validation().of(key);
    if (security == Security.BOGUS) {
      issues.add(
          "DANE-004",
          key,
          "a resolver that checks DNSSEC refuses the answer for %s".formatted(key.name()));
      return true;
    }
    if (!issues.isKnown(key, answer)) {
      return false;
    }
    checkDeclared(key, answer);
    if (answer.records().isEmpty()) {
      issues.add("DANE-002", key, "there is no TLSA record for %s".formatted(host));
      return false;
    }
    checkRecords(host, key, answer, security);
    return true;
  }

  private void checkRecords(Name host, RRsetKey key, Answer answer, Security security) {
    if (security == Security.INSECURE) {
      issues.add(key, TransportCoherence.dane(host, false));
    }
    answer.records().forEach(rdata -> issues.add(key, TlsaLint.lint((Rdata.Tlsa) rdata)));
    EncryptionChecks.checkKey(picture, host, answer.records(), issues);
    if (answer.records().size() == 1) {
      issues.add("DANE-007", key, "%s has one TLSA record only".formatted(host));
    }
    if (picture.ask(host, RecordType.CNAME) instanceof Answer.Found found) {
      issues.add(
          "DANE-010", key, "%s is an alias of %s".formatted(host, found.records().getFirst()));
    }
  }

  private void checkDeclared(RRsetKey key, Answer answer) {
    declared(key)
        .filter(wanted -> !answer.records().contains(wanted))
        .forEach(wanted ->
            issues.add("DANE-008", key, "%s is declared, but not there".formatted(wanted)));
  }

  private Stream<Rdata.Tlsa> declared(RRsetKey key) {
    return picture.declared().stream()
        .flatMap(declared -> declared.desired().stream())
        .filter(wanted -> wanted.key().equals(key) && wanted instanceof Desired.ServerKeys)
        .flatMap(wanted -> ((Desired.ServerKeys) wanted).keys().stream());
  }
}
