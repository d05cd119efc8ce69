package mailauth.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import mailauth.core.bimi.BimiLint;
import mailauth.core.dkim.DkimLint;
import mailauth.core.dmarc.DmarcLint;
import mailauth.core.lint.LintReport;
import mailauth.core.mtasts.MtaStsLint;
import mailauth.core.spf.SpfLint;
import mailauth.core.tlsrpt.TlsRptLint;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code lint} checks. */
enum LintType {
  SPF,
  DKIM,
  DMARC,
  MTA_STS,
  MTA_STS_POLICY,
  TLS_RPT,
  BIMI;

  /** Checks any text. */
  LintReport lint(String text) {
    return switch (this) {
      case SPF -> SpfLint.lint(text);
      case DKIM -> DkimLint.lint(text);
      case DMARC -> DmarcLint.lint(text);
      case MTA_STS -> MtaStsLint.record(text);
      case MTA_STS_POLICY -> MtaStsLint.policy(text);
      case TLS_RPT -> TlsRptLint.lint(text);
      case BIMI -> BimiLint.lint(text);
    };
  }

  /** As the command line writes it. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names for help and completion, and what they stand for. */
  static final class Names implements Iterable<String>, ITypeConverter<LintType> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(values()).map(LintType::text).iterator();
    }

    @Override
    public LintType convert(String text) {
      return Arrays.stream(values())
          .filter(type -> type.text().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "'%s' is none of %s".formatted(text, String.join(", ", this))));
    }
  }
}
