package mailauth.core.tlsrpt;

import java.util.Map;
import java.util.Optional;
import mailauth.core.lint.LintReport;
import mailauth.core.tags.ReportUri;

/** Lints one TLS-RPT record, offline. */
public final class TlsRptLint {
  private TlsRptLint() {}

  /** Takes any text. */
  public static LintReport lint(String text) {
    var reading = TlsRptRecord.parse(text);
    var rua = reading.record().rua().stream().map(ReportUri::text).toList();
    return new LintReport(
        "tls-rpt",
        reading.isRecord(),
        reading.problems(),
        rua.isEmpty() ? Optional.empty() : Optional.of(Map.of("rua", rua)));
  }
}
