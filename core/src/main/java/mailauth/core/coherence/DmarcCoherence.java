package mailauth.core.coherence;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Findings;

/** A DMARC record beside those who send for its domain. */
public final class DmarcCoherence {
  private DmarcCoherence() {}

  /** Everything below at once. */
  public static List<Finding> all(EffectiveDmarc record, Name domain, List<Signing> senders) {
    var findings = new Findings();
    addReports(record, findings);
    addAlignment(record, domain, senders, findings);
    addSpfOnly(record, domain, senders, findings);
    return findings.list();
  }

  /** DMARC-023: without {@code rua} nobody sees what fails. */
  public static List<Finding> reports(EffectiveDmarc record) {
    var findings = new Findings();
    addReports(record, findings);
    return findings.list();
  }

  /** DMARC-020: strict alignment that a sender's signatures or return paths do not meet. */
  public static List<Finding> alignment(EffectiveDmarc record, Name domain, List<Signing> senders) {
    var findings = new Findings();
    addAlignment(record, domain, senders, findings);
    return findings.list();
  }

  /** DMARC-042: mail that only SPF authenticates, under a policy of reject. */
  public static List<Finding> spfOnly(EffectiveDmarc record, Name domain, List<Signing> senders) {
    var findings = new Findings();
    addSpfOnly(record, domain, senders, findings);
    return findings.list();
  }

  private static void addReports(EffectiveDmarc record, Findings findings) {
    if (record.rua().isEmpty()) {
      findings.warning(
          "DMARC-023",
          0,
          "no reports are asked for, so nobody sees what fails; name an address for rua",
          "RFC 9989 section 5.1.2");
    }
  }

  private static void addAlignment(
      EffectiveDmarc record, Name domain, List<Signing> senders, Findings findings) {
    for (var sender : senders) {
      boolean lost =
          !sender.dkimAligns(domain, record.adkim()) && !sender.spfAligns(domain, record.aspf());
      boolean wouldAlign =
          sender.dkimAligns(domain, Alignment.RELAXED)
              || sender.spfAligns(domain, Alignment.RELAXED);
      if (lost && wouldAlign) {
        findings.error(
            "DMARC-020",
            0,
            "%s authenticates as %s, which strict alignment does not accept for %s; write relaxed"
                .formatted(sender.label(), domains(sender), domain),
            "RFC 9989 section 4.4");
      } else if (!lost && losesOne(record, domain, sender)) {
        findings.warning(
            "DMARC-020",
            0,
            "under strict alignment only one of SPF and DKIM still counts for %s (it authenticates"
                    .formatted(sender.label())
                + " as %s); write relaxed to keep both".formatted(domains(sender)),
            "RFC 9989 section 4.4");
      }
    }
  }

  private static boolean losesOne(EffectiveDmarc record, Name domain, Signing sender) {
    boolean dkim =
        sender.dkimAligns(domain, Alignment.RELAXED) && !sender.dkimAligns(domain, record.adkim());
    boolean spf =
        sender.spfAligns(domain, Alignment.RELAXED) && !sender.spfAligns(domain, record.aspf());
    return dkim || spf;
  }

  private static void addSpfOnly(
      EffectiveDmarc record, Name domain, List<Signing> senders, Findings findings) {
    if (record.p() != Policy.REJECT) {
      return;
    }
    for (var sender : senders) {
      if (!sender.dkimAligns(domain, Alignment.RELAXED)) {
        findings.error(
            "DMARC-042",
            0,
            "%s has no DKIM key for %s, and reject must not rely on SPF alone: forwarding breaks"
                    .formatted(sender.label(), domain)
                + " SPF; let it sign, or stay at quarantine",
            "RFC 9989 section 7.4");
      }
    }
  }

  private static String domains(Signing sender) {
    return Stream.concat(sender.signs().stream(), sender.envelopes().stream())
        .distinct()
        .sorted()
        .map(Name::text)
        .collect(joining(", "));
  }
}
