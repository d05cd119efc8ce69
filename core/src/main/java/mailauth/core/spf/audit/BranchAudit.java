package mailauth.core.spf.audit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.lint.Findings;
import mailauth.core.spf.Directive;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Modifier;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.Term;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Extent;
import mailauth.core.spf.authorization.SpfTree;

/** What is wrong behind each term, here and in the records of others. */
final class BranchAudit {
  private static final String INCLUDE = "RFC 7208 section 5.2";
  private static final String REDIRECT = "RFC 7208 section 6.1";
  private static final String LIMITS = "RFC 7208 section 4.6.4";

  private final Dns dns;
  private final Findings findings;
  private final Takeover takeover;

  /** Records that several includes lead to are looked at once. */
  private final Set<String> seen = new HashSet<>();

  BranchAudit(Dns dns, Findings findings) {
    this.dns = dns;
    this.findings = findings;
    this.takeover = new Takeover(dns, findings);
  }

  void add(SpfTree tree) {
    if (!seen.add(tree.domain())) {
      return;
    }
    for (var branch : tree.branches()) {
      var where = "%s in the record of %s".formatted(branch.term().text(), tree.domain());
      switch (branch.extent()) {
        case Extent.Addresses found -> addAddresses(branch.term(), found, where);
        case Extent.Policy(var below) -> {
          addPolicy(branch.term(), below, where);
          add(below);
        }
        case Extent.BySender() -> {}
        case Extent.Unknown unknown -> addUnknown(branch, unknown, where);
      }
      target(branch.term()).ifPresent(name -> takeover.add(branch.term(), name, where));
    }
  }

  private void addAddresses(Term term, Extent.Addresses found, String where) {
    if (!found.unanswered().isEmpty()) {
      findings.warning(
          "SPF-029",
          0,
          "DNS did not answer for %s (%s), and receivers put mail off until it does"
              .formatted(where, String.join(", ", found.unanswered())),
          "RFC 7208 section 2.6.6");
      return;
    }
    boolean host =
        term instanceof Directive directive
            && (directive.mechanism() instanceof Mechanism.A
                || directive.mechanism() instanceof Mechanism.Mx);
    if (host && found.addresses().isEmpty()) {
      findings.warning(
          "SPF-029",
          0,
          "%s leads to no address, so it lets nobody send; mend the name or remove the term"
              .formatted(where),
          "RFC 7208 section 5.3");
    }
    int always = Math.min(found.voids().ip4(), found.voids().ip6());
    if (always > 0) {
      findings.warning(
          "SPF-009",
          0,
          "%s asks DNS %s without an answer; receivers give up at the third such question"
              .formatted(where, times(always)),
          LIMITS);
    } else if (found.voids().worst() > 0) {
      findings.info(
          "SPF-009",
          0,
          "%s has addresses of one family only, which counts as %s without an answer for clients"
                  .formatted(where, found.voids().worst() == 1 ? "a question" : "questions")
              + " of the other; receivers give up at the third",
          LIMITS);
    }
  }

  private void addPolicy(Term term, SpfTree below, String where) {
    if (below.policy() instanceof PublishedSpf.One one) {
      one.parse()
          .faults()
          .forEach(fault ->
              findings.error(
                  "SPF-005",
                  0,
                  "%s leads to a broken record, which makes receivers refuse this one too: %s"
                      .formatted(where, fault.message()),
                  INCLUDE));
      if (!isRedirect(term)) {
        addLeniency(one.parse().record(), where);
      }
    }
  }

  private void addLeniency(SpfRecord record, String where) {
    var all = record.all();
    if (all.filter(Qualifier.PASS::equals).isPresent()) {
      findings.error(
          "SPF-024",
          0,
          "%s leads to a record that ends in +all, so it lets everybody send; remove it"
              .formatted(where),
          INCLUDE);
    } else if (all.filter(Qualifier.NEUTRAL::equals).isPresent()) {
      findings.info(
          "SPF-024",
          0,
          "%s leads to a record that ends in ?all; its owner does not say who may not send"
              .formatted(where),
          INCLUDE);
    }
  }

  private void addUnknown(Branch branch, Extent.Unknown unknown, String where) {
    boolean redirect = isRedirect(branch.term());
    var section = redirect ? REDIRECT : INCLUDE;
    switch (unknown.cause()) {
      case LOOP ->
          findings.error(
              "SPF-014",
              0,
              "%s leads back to where it came from (%s), so receivers answer with an error; remove it"
                  .formatted(where, unknown.reason()),
              LIMITS);
      case NO_RECORD ->
          findings.error(
              hasSeveral(branch.term()) ? "SPF-002" : redirect ? "SPF-013" : "SPF-012",
              0,
              "%s makes receivers answer with an error, because %s; remove it or write the right name"
                  .formatted(where, unknown.reason()),
              section);
      case NO_ANSWER ->
          findings.warning(
              redirect ? "SPF-013" : "SPF-012",
              0,
              "DNS did not answer for %s (%s), and receivers put mail off until it does"
                  .formatted(where, unknown.reason()),
              section);
      case SYNTAX -> findings.error("SPF-005", 0, where + ": " + unknown.reason(), section);
      case TOO_MUCH -> {
        // A tree that goes on and on is over the limit of lookups, which is said of it as a whole.
        if (branch.term() instanceof Directive d && d.mechanism() instanceof Mechanism.Mx) {
          findings.error(
              "SPF-010",
              0,
              "%s makes receivers answer with an error, because %s; write ip4: and ip6: instead"
                  .formatted(where, unknown.reason()),
              LIMITS);
        }
      }
    }
  }

  private boolean hasSeveral(Term term) {
    return target(term)
        .map(name -> PublishedSpf.in(dns.query(name, RecordType.TXT)))
        .filter(PublishedSpf.Several.class::isInstance)
        .isPresent();
  }

  private static boolean isRedirect(Term term) {
    return term instanceof Modifier;
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  /** The name that a term asks for, where it is the same for everybody. */
  private static Optional<Name> target(Term term) {
    var spec =
        switch (term) {
          case Directive directive -> directive.mechanism().domain();
          case Modifier modifier -> Optional.of(modifier.value());
        };
    return spec.filter(MacroString::isConstant).flatMap(constant -> TargetName.of(constant.text()));
  }
}
