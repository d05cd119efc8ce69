package mailauth.cli;

import java.util.Locale;
import mailauth.core.bimi.BimiLint;
import mailauth.core.dkim.DkimLint;
import mailauth.core.dmarc.DmarcLint;
import mailauth.core.lint.LintReport;
import mailauth.core.mtasts.MtaStsLint;
import mailauth.core.spf.SpfLint;
import mailauth.core.tlsrpt.TlsRptLint;

/** What {@code lint} checks; the names, with hyphens, are what it takes. */
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

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
