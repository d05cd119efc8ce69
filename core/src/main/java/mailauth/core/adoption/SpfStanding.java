package mailauth.core.adoption;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Severity;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfLint;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;

/**
 * The SPF records of a name.
 *
 * @param texts their octets
 * @param records none, one, or several, which is a fault
 * @param terms what they all say, in order, as far as it can be read
 */
record SpfStanding(List<String> texts, List<SpfParse> records, SequencedSet<Term> terms) {

  static SpfStanding of(Standing standing, Name name) {
    var texts = standing.texts(name).stream().map(Txt::joined).filter(SpfRecord::isSpf).toList();
    var records = texts.stream().map(SpfParse::parse).toList();
    var terms = new LinkedHashSet<Term>();
    records.forEach(parse -> terms.addAll(parse.record().terms()));
    return new SpfStanding(texts, records, terms);
  }

  boolean isThere() {
    return !records.isEmpty();
  }

  /** Those that let somebody pass, in order. */
  List<Directive> passing() {
    return terms.stream()
        .filter(Directive.class::isInstance)
        .map(Directive.class::cast)
        .filter(directive -> directive.qualifier() == Qualifier.PASS)
        .filter(directive -> !(directive.mechanism() instanceof Mechanism.All))
        .toList();
  }

  /** The final qualifier where the YAML can declare it: not where everyone may send. */
  Optional<Qualifier> all() {
    return records.size() == 1
        ? records.getFirst().record().all().filter(all -> all != Qualifier.PASS)
        : Optional.empty();
  }

  /** Where a sender's terms stand among all; behind them for a sender without any. */
  int place(List<Term> of) {
    int at = 0;
    for (var term : terms) {
      if (of.contains(term)) {
        return at;
      }
      at++;
    }
    return at;
  }

  /** Why a plan would not leave the record as it is, in sentences. */
  List<String> faults() {
    return records.size() > 1
        ? List.of(
            "SPF-002: there are %d records, of which receivers use none; one is made of them"
                .formatted(records.size()))
        : texts.stream()
            .flatMap(text -> SpfLint.ofOctets(text).problems().stream())
            .filter(finding -> finding.severity() != Severity.INFO)
            .map(finding -> "%s: %s".formatted(finding.id(), finding.message()))
            .toList();
  }
}
