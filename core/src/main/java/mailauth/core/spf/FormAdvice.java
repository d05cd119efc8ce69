package mailauth.core.spf;

import java.util.Optional;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Findings;

/** What is odd about how a sound record is written, and about the names in it. */
final class FormAdvice {
  private static final String SIZE = "RFC 7208 section 3.4";
  private static final int HEADER = 12 + 2 + 4 + 12;

  private final SpfRecord record;
  private final String octets;
  private final Places places;
  private final Findings findings;

  FormAdvice(SpfRecord record, String octets, Places places, Findings findings) {
    this.places = places;
    this.record = record;
    this.octets = octets;
    this.findings = findings;
  }

  void add() {
    adviseOnOrder();
    adviseOnLength();
    for (var term : record.terms()) {
      domain(term).ifPresent(domain -> adviseOn(term, domain));
    }
  }

  private void adviseOnOrder() {
    boolean modifier = false;
    for (var term : record.terms()) {
      if (modifier && term instanceof Directive) {
        findings.info(
            "SPF-019",
            places.of(term),
            "%s stands behind a modifier; write modifiers such as exp= last, where people look"
                .formatted(term.text()),
            "RFC 7208 section 6");
        return;
      }
      modifier |= term instanceof Modifier;
    }
  }

  private void adviseOnLength() {
    int strings = (octets.length() + Txt.MAX_STRING - 1) / Txt.MAX_STRING;
    if (strings > 1) {
      findings.info(
          "SPF-034",
          Txt.MAX_STRING,
          "the record has %d octets and a string in DNS at most 255: publish it as %d strings of one"
                  .formatted(octets.length(), strings)
              + " record, and keep the space where you split",
          "RFC 7208 section 3.3");
    }
    int answer = HEADER + octets.length() + strings;
    var message =
        "the answer takes at least %d octets and more than %d do not reach every receiver; flatten"
            + " less, or move terms into records of their own that you include";
    if (answer > AnswerSize.PLAIN_UDP) {
      findings.error("SPF-035", 0, message.formatted(answer, AnswerSize.PLAIN_UDP), SIZE);
    } else if (answer > AnswerSize.ADVISED) {
      findings.warning("SPF-035", 0, message.formatted(answer, AnswerSize.ADVISED), SIZE);
    }
  }

  private void adviseOn(Term term, MacroString domain) {
    if (domain.uses("ls")) {
      findings.info(
          "SPF-044",
          places.of(term),
          "%s never matches a sender whose address has letters beyond ASCII before the @"
              .formatted(term.text()),
          "RFC 8616 section 4");
    }
    if (domain.isConstant() && term instanceof Directive) {
      TargetName.of(domain.text())
          .flatMap(Retired::advice)
          .ifPresent(advice ->
              findings.warning(
                  "SPF-047", places.of(term), term.text() + ": " + advice, "RFC 7208 section 5.2"));
    }
  }

  private static Optional<MacroString> domain(Term term) {
    return switch (term) {
      case Directive directive -> directive.mechanism().domain();
      case Modifier modifier ->
          modifier.isExp() || modifier.isRedirect()
              ? Optional.of(modifier.value())
              : Optional.empty();
    };
  }
}
