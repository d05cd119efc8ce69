package mailauth.core.spf.audit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.lint.Findings;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Term;

/** Names that a record trusts and that nobody has: whoever registers them may send. */
final class Takeover {
  private final Dns dns;
  private final Findings findings;
  private final Set<Name> seen = new HashSet<>();

  Takeover(Dns dns, Findings findings) {
    this.dns = dns;
    this.findings = findings;
  }

  void add(Term term, Name target, String where) {
    if (!seen.add(target) || !(dns.query(target, type(term)) instanceof Answer.NoName)) {
      return;
    }
    boolean include = !(term instanceof Directive d) || d.mechanism() instanceof Mechanism.Include;
    var free = registrable(target);
    if (free.isPresent()) {
      findings.error(
          "SPF-043",
          0,
          "%s trusts a name below %s, which does not exist: whoever registers it may send as you;"
                  .formatted(where, free.get())
              + " remove the term",
          "RFC 7208 section 11.4");
    } else if (include) {
      findings.error(
          "SPF-043",
          0,
          "%s trusts %s, which does not exist any more; remove the term".formatted(where, target),
          "RFC 7208 section 11.4");
    }
  }

  /**
   * The highest name on the way up that does not exist, if all below a top-level domain is free.
   * Public suffixes of two labels exist, so what is free below one is not named here.
   */
  private Optional<Name> registrable(Name target) {
    var labels = target.labels();
    if (labels.size() < 2) {
      return Optional.empty();
    }
    var domain = new Name(String.join(".", labels.subList(labels.size() - 2, labels.size())));
    return dns.query(domain, RecordType.TXT) instanceof Answer.NoName
        ? Optional.of(domain)
        : Optional.empty();
  }

  private static RecordType type(Term term) {
    return switch (term) {
      case Directive directive ->
          switch (directive.mechanism()) {
            case Mechanism.A a -> RecordType.A;
            case Mechanism.Exists exists -> RecordType.A;
            case Mechanism.Mx mx -> RecordType.MX;
            default -> RecordType.TXT;
          };
      default -> RecordType.TXT;
    };
  }
}
