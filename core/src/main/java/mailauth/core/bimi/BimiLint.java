package mailauth.core.bimi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mailauth.core.lint.LintReport;

/** Lints one BIMI record, offline. */
public final class BimiLint {
  private BimiLint() {}

  /** Takes any text. */
  public static LintReport lint(String text) {
    var reading = BimiRecord.parse(text);
    return new LintReport(
        "bimi",
        reading.isRecord(),
        reading.problems(),
        reading.isRecord() ? Optional.of(describe(reading.record())) : Optional.empty());
  }

  private static Map<String, Object> describe(BimiRecord record) {
    var values = new LinkedHashMap<String, Object>();
    values.put("l", record.l().orElse(""));
    values.put("a", record.a().orElse(""));
    values.put("avp", record.avp().orElse("brand"));
    values.put("lps", record.lps());
    values.put("declined", record.isDeclined());
    return values;
  }
}
