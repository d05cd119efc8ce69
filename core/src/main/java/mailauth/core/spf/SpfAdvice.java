package mailauth.core.spf;

import java.util.HashSet;
import java.util.List;
import mailauth.core.lint.Findings;

/** What a sound record says that its owner probably does not mean. */
final class SpfAdvice {
  private static final String LIMITS = "RFC 7208 section 4.6.4";
  private static final int FEW_LEFT = 9;

  private final SpfRecord record;
  private final String octets;
  private final Findings findings;
  private final Places places;

  SpfAdvice(SpfRecord record, String octets, Findings findings) {
    this.places = new Places(record, octets);
    this.record = record;
    this.octets = octets;
    this.findings = findings;
  }

  /** The lookups that the record alone takes; includes and redirects take more. */
  static int lookups(SpfRecord record) {
    long mechanisms = reached(record).stream().filter(d -> d.mechanism().asksDns()).count();
    boolean redirects = record.all().isEmpty() && record.redirect().isPresent();
    return (int) mechanisms + (redirects ? 1 : 0);
  }

  void add() {
    adviseOnLookups();
    reached(record).forEach(this::adviseOn);
    adviseOnRepeated();
    adviseOnAll();
    adviseOnUnreached();
    new FormAdvice(record, octets, places, findings).add();
  }

  /** The directives up to and with the first {@code all}. */
  private static List<Directive> reached(SpfRecord record) {
    var all = record.directives();
    int end = all.stream().map(SpfAdvice::isAll).toList().indexOf(true);
    return end < 0 ? all : all.subList(0, end + 1);
  }

  private static boolean isAll(Directive directive) {
    return directive.mechanism() instanceof Mechanism.All;
  }

  private void adviseOnLookups() {
    int lookups = lookups(record);
    if (lookups > SpfLimits.LOOKUPS) {
      findings.error(
          "SPF-006",
          0,
          "the record takes %d lookups by itself, and receivers stop at 10 with permerror; remove"
                  .formatted(lookups)
              + " or flatten some",
          LIMITS);
    } else if (lookups >= FEW_LEFT) {
      findings.warning(
          "SPF-007",
          0,
          "the record takes %d of 10 lookups by itself; those of its includes come on top"
              .formatted(lookups),
          LIMITS);
    }
  }

  private void adviseOn(Directive directive) {
    var mechanism = directive.mechanism();
    if (mechanism instanceof Mechanism.Ptr
        || mechanism.domain().filter(domain -> domain.uses("p")).isPresent()) {
      findings.warning(
          "SPF-011",
          places.of(directive),
          "%s asks for the client's host name, which is slow and unreliable; write its addresses"
              .formatted(directive.text()),
          "RFC 7208 section 5.5");
    }
    if (mechanism instanceof Mechanism.Ip(var network)) {
      NetworkAdvice.of(network)
          .ifPresent(advice ->
              findings.warning(
                  advice.id(), places.of(directive), advice.message(), "RFC 7208 section 5.6"));
    }
  }

  private void adviseOnRepeated() {
    var seen = new HashSet<Term>();
    for (var directive : reached(record)) {
      if (!seen.add(directive)) {
        findings.warning(
            "SPF-015",
            places.of(directive),
            "%s stands twice; keep one of them".formatted(directive.text()),
            LIMITS);
      }
    }
  }

  private void adviseOnAll() {
    var all = record.all();
    if (all.isEmpty() && record.redirect().isEmpty()) {
      findings.warning(
          "SPF-020",
          octets.length(),
          "nothing is said of all other senders; end the record with ~all or -all",
          "RFC 7208 section 4.7");
    } else if (all.filter(Qualifier.PASS::equals).isPresent()) {
      findings.error(
          "SPF-021",
          places.of(lastReached()),
          "+all lets everybody send; write ~all or -all",
          "RFC 7208 section 5.1");
    } else if (all.filter(Qualifier.NEUTRAL::equals).isPresent()) {
      findings.warning(
          "SPF-022",
          places.of(lastReached()),
          "?all says nothing of all other senders; write ~all or -all",
          "RFC 7208 section 5.1");
    }
  }

  private void adviseOnUnreached() {
    if (record.all().isEmpty()) {
      return;
    }
    var directives = record.directives();
    for (var directive : directives.subList(reached(record).size(), directives.size())) {
      findings.warning(
          isAll(directive) ? "SPF-030" : "SPF-018",
          places.of(directive),
          "%s stands after all, where nothing is read; move it before all or remove it"
              .formatted(directive.text()),
          "RFC 7208 section 5.1");
    }
    record
        .redirect()
        .ifPresent(target ->
            findings.warning(
                "SPF-017",
                0,
                "redirect=%s has no effect beside all; remove one of them".formatted(target.text()),
                "RFC 7208 section 6.1"));
  }

  private Directive lastReached() {
    return reached(record).getLast();
  }
}
