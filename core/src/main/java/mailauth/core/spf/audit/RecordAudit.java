package mailauth.core.spf.audit;

import java.util.List;
import java.util.Set;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.lint.Findings;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfLint;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;

/** What the record says, in the light of where it stands. */
final class RecordAudit {
  /** What the tree and the whole answer tell better than the record alone. */
  private static final Set<String> COUNTED_ELSEWHERE = Set.of("SPF-006", "SPF-007", "SPF-035");

  private static final String NULL_RECORD = "v=spf1 -all";

  private final Name name;
  private final SpfContext context;
  private final Findings findings;

  RecordAudit(Name name, SpfContext context, Findings findings) {
    this.name = name;
    this.context = context;
    this.findings = findings;
  }

  void add(PublishedSpf.One one) {
    SpfLint.ofOctets(one.octets()).problems().stream()
        .filter(finding -> !COUNTED_ELSEWHERE.contains(finding.id()))
        .forEach(findings::add);
    var record = one.parse().record();
    addParked(record);
    addPlace(record);
    context.dmarc().ifPresent(policy -> addDmarc(record, policy));
  }

  private void addParked(SpfRecord record) {
    if (context.parked() && !isNull(record)) {
      findings.warning(
          "SPF-038",
          0,
          "%s is said to send no mail, but its record lets some pass; write %s"
              .formatted(name, NULL_RECORD),
          "RFC 7208 section 10.1.2");
    }
  }

  /** Nobody sends mail from a top-level name or a reverse zone. */
  private void addPlace(SpfRecord record) {
    boolean infrastructure = name.labels().size() < 2 || name.isWithin(Name.of("arpa"));
    if (infrastructure && !isNull(record)) {
      findings.info(
          "SPF-045",
          0,
          "nobody has a mail address at %s, so its record should be %s"
              .formatted(name, NULL_RECORD),
          "RFC 7208 section 10.1.2");
    }
  }

  private void addDmarc(SpfRecord record, Policy policy) {
    var all = record.all();
    boolean strict = all.filter(Qualifier.FAIL::equals).isPresent();
    boolean soft = all.filter(Qualifier.SOFTFAIL::equals).isPresent();
    if (strict && policy == Policy.NONE && !isNull(record)) {
      findings.info(
          "SPF-023",
          0,
          "-all can make receivers refuse forwarded mail before they look at DMARC; ~all loses"
              + " nothing once DMARC says quarantine or reject",
          "RFC 9989 section 7.1");
    } else if (soft && policy == Policy.NONE) {
      findings.info(
          "SPF-023",
          0,
          "~all alone stops no forged mail; it takes a DMARC policy of quarantine or reject"
              + " beside it",
          "RFC 9989 section 7.1");
    }
  }

  private static boolean isNull(SpfRecord record) {
    return record.terms().stream().map(Term::text).toList().equals(List.of("-all"));
  }
}
