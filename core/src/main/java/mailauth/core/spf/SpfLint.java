package mailauth.core.spf;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mailauth.core.lint.Findings;
import mailauth.core.lint.LintReport;

/** Lints one SPF record, offline. */
public final class SpfLint {
  private static final String SYNTAX = "RFC 7208 section 12";

  private SpfLint() {}

  /** Takes any text. */
  public static LintReport lint(String text) {
    return ofOctets(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  /** Takes a TXT record's joined octets, one char an octet. */
  public static LintReport ofOctets(String octets) {
    var parse = SpfParse.parse(octets);
    var findings = new Findings();
    if (octets.regionMatches(true, 0, "spf2.0/", 0, 7)) {
      findings.warning(
          "SPF-036",
          0,
          "this is a record of Sender ID (spf2.0), which nobody reads any more; remove it",
          "RFC 6686 section 6");
    }
    for (var fault : parse.faults()) {
      findings.error(id(fault.kind()), fault.offset(), fault.message(), reference(fault.kind()));
    }
    if (parse.isSound()) {
      new SpfAdvice(parse.record(), octets, findings).add();
    }
    return new LintReport(
        "spf",
        SpfRecord.isSpf(octets),
        findings.list(),
        parse.isSound() ? Optional.of(describe(parse.record())) : Optional.empty());
  }

  /** What {@code all} and {@code redirect} come to, the terms as written, and what they ask. */
  private static Map<String, Object> describe(SpfRecord record) {
    var values = new LinkedHashMap<String, Object>();
    var redirect = record.redirect().filter(target -> record.all().isEmpty());
    redirect.ifPresentOrElse(
        target -> values.put("redirect", target.text()),
        () -> values.put("all", word(record.all().orElse(Qualifier.NEUTRAL))));
    values.put("terms", record.terms().stream().map(Term::text).toList());
    record.exp().ifPresent(target -> values.put("exp", target.text()));
    values.put("lookups", SpfAdvice.lookups(record));
    return values;
  }

  private static String word(Qualifier qualifier) {
    return qualifier.name().toLowerCase(Locale.ROOT);
  }

  private static String id(SpfFault.Kind kind) {
    return switch (kind) {
      case VERSION -> "SPF-003";
      case CHARACTER -> "SPF-037";
      case U_LABEL -> "SPF-048";
      case UNKNOWN_MECHANISM, DOMAIN -> "SPF-005";
      case VALUE -> "SPF-031";
      case FAMILY -> "SPF-025";
      case ADDRESS, PREFIX_LENGTH -> "SPF-026";
      case MACRO -> "SPF-032";
      case DUPLICATE -> "SPF-016";
    };
  }

  private static String reference(SpfFault.Kind kind) {
    return switch (kind) {
      case VERSION -> "RFC 7208 section 4.5";
      case FAMILY, ADDRESS, PREFIX_LENGTH -> "RFC 7208 section 5.6";
      case MACRO, DOMAIN -> "RFC 7208 section 7.1";
      case DUPLICATE -> "RFC 7208 section 6";
      case U_LABEL -> "RFC 7208 section 4.3";
      case CHARACTER, UNKNOWN_MECHANISM, VALUE -> SYNTAX;
    };
  }
}
