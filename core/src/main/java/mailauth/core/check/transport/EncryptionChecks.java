package mailauth.core.check.transport;

import java.util.List;
import mailauth.core.check.issue.Evidence;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.dane.MailHost;
import mailauth.core.dane.ServerKey;
import mailauth.core.dane.TlsaMatch;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.lint.Severity;

/** What mail hosts say on port 25, where they were asked at all. */
final class EncryptionChecks {
  private EncryptionChecks() {}

  /** MX-014 and MX-015: whether a host encrypts, and how well. */
  static void checkStartTls(Picture picture, Name host, Issues issues) {
    picture
        .smtp()
        .map(hosts -> hosts.ask(host))
        .ifPresent(answer -> {
          switch (answer) {
            case MailHost.Silent(var server, var reason) -> issues.unknown(server, reason);
            case MailHost.Plain(var server, var said) ->
                issues.add(
                    "MX-014",
                    Severity.ERROR,
                    host.text(),
                    "%s does not offer STARTTLS".formatted(host),
                    new Evidence(server, said));
            case MailHost.Disagreeing(var server, var reason) ->
                issues.add(
                    "MX-015",
                    Severity.WARNING,
                    host.text(),
                    "%s offers STARTTLS, but no encryption of today".formatted(host),
                    new Evidence(server, reason));
            case MailHost.Encrypted encrypted -> checkQuality(host, encrypted, issues);
          }
        });
  }

  private static void checkQuality(Name host, MailHost.Encrypted encrypted, Issues issues) {
    encrypted
        .distrust()
        .ifPresent(why ->
            issues.add(
                "MX-015",
                Severity.WARNING,
                host.text(),
                "the certificate of %s cannot be trusted: %s".formatted(host, why),
                evidence(encrypted)));
  }

  /** STS-020: with MTA-STS, senders check the certificate. */
  static void checkCertificate(Picture picture, Name host, Issues issues) {
    if (picture.smtp().map(hosts -> hosts.ask(host)).orElse(null)
            instanceof MailHost.Encrypted encrypted
        && encrypted.distrust().isPresent()) {
      issues.add(
          "STS-020",
          Severity.ERROR,
          host.text(),
          "senders do not accept the certificate of %s: %s"
              .formatted(host, encrypted.distrust().get()),
          evidence(encrypted));
    }
  }

  /** DANE-005: some TLSA record has to fit. */
  static void checkKey(Picture picture, Name host, List<Rdata> tlsa, Issues issues) {
    if (picture.smtp().map(hosts -> hosts.ask(host)).orElse(null)
            instanceof MailHost.Encrypted encrypted
        && tlsa.stream().noneMatch(r -> TlsaMatch.fits((Rdata.Tlsa) r, encrypted.chain()))) {
      issues.add(
          "DANE-005",
          new RRsetKey(ServerKey.owner(host), RecordType.TLSA),
          "no TLSA record fits the certificate that %s presents".formatted(encrypted.server()));
    }
  }

  private static Evidence evidence(MailHost.Encrypted encrypted) {
    var own = encrypted.chain().getFirst();
    return new Evidence(
        encrypted.server(),
        "%s, certificate of %s until %s"
            .formatted(
                encrypted.protocol(),
                own.getSubjectX500Principal().getName(),
                own.getNotAfter().toInstant()));
  }
}
