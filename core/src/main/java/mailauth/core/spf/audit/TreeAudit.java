package mailauth.core.spf.audit;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.util.Comparator;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.IpAddress.Family;
import mailauth.core.ip.IpSet;
import mailauth.core.lint.Findings;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.ShareText;
import mailauth.core.spf.authorization.SpfTree;

/** What goes wrong on the way through all includes: the limits, and each branch. */
final class TreeAudit {
  private static final String LIMITS = "RFC 7208 section 4.6.4";
  private static final int FEW_LEFT = 9;

  /** More than the largest senders of mail have together. */
  private static final BigInteger MANY = BigInteger.ONE.shiftLeft(20);

  private final SpfTree root;
  private final Dns dns;
  private final Findings findings;

  TreeAudit(SpfTree root, Dns dns, Findings findings) {
    this.root = root;
    this.dns = dns;
    this.findings = findings;
  }

  void add() {
    addLookups();
    addVoids();
    addBreadth();
    addExplanation();
    new BranchAudit(dns, findings).add(root);
  }

  private void addLookups() {
    int lookups = root.lookups();
    if (lookups > SpfLimits.LOOKUPS) {
      findings.error(
          "SPF-006",
          0,
          "%s takes %d DNS lookups and receivers stop at 10 with an error: %s; remove, flatten or"
                  .formatted(root.domain(), lookups, costs())
              + " move some to a subdomain",
          LIMITS);
    } else if (lookups >= FEW_LEFT) {
      findings.warning(
          "SPF-007",
          0,
          "%s takes %d of 10 DNS lookups (%s), so the next change there or at an include may break"
                  .formatted(root.domain(), lookups, costs())
              + " it",
          LIMITS);
    }
  }

  private void addVoids() {
    int voids = root.voids().worst();
    if (voids > SpfLimits.VOID_LOOKUPS) {
      findings.error(
          "SPF-008",
          0,
          "%d questions of %s have no answer and receivers stop at the third with an error: %s;"
                  .formatted(voids, root.domain(), voidTerms())
              + " remove or mend them",
          LIMITS);
    }
  }

  private void addBreadth() {
    var ip4 = Authorization.of(root).authorised().only(Family.IPV4);
    if (ip4.size().compareTo(MANY) > 0 && !ip4.equals(IpSet.EVERYTHING.only(Family.IPV4))) {
      findings.warning(
          "SPF-028",
          0,
          "%s lets %s send, which is more than anybody can watch; remove senders that you do not use"
              .formatted(root.domain(), ShareText.count(ip4)),
          "RFC 7208 section 11.4");
    }
  }

  /** The explanation of a fail is a single TXT record (section 6.2). */
  private void addExplanation() {
    if (!(root.policy() instanceof PublishedSpf.One one)) {
      return;
    }
    one.parse()
        .record()
        .exp()
        .filter(MacroString::isConstant)
        .flatMap(target -> TargetName.of(target.text()))
        .ifPresent(this::addExplanation);
  }

  private void addExplanation(Name target) {
    int texts = dns.query(target, RecordType.TXT).records().size();
    if (texts != 1) {
      findings.warning(
          "SPF-033",
          0,
          "exp=%s leads to %s, and receivers take an explanation from exactly one; mend or remove it"
              .formatted(target, texts == 0 ? "no TXT record" : texts + " TXT records"),
          "RFC 7208 section 6.2");
    }
  }

  /** Each term's share of the lookups, the dearest first. */
  private String costs() {
    return root.branches().stream()
        .filter(branch -> branch.lookups() > 0)
        .sorted(Comparator.comparingInt(Branch::lookups).reversed())
        .map(branch -> "%s %d".formatted(branch.term().text(), branch.lookups()))
        .collect(joining(", "));
  }

  private String voidTerms() {
    return root.branches().stream()
        .filter(branch -> branch.voids().worst() > 0)
        .map(branch -> "%s %d".formatted(branch.term().text(), branch.voids().worst()))
        .collect(joining(", "));
  }
}
