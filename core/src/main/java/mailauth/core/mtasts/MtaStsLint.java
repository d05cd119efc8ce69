package mailauth.core.mtasts;

import java.util.LinkedHashMap;
import java.util.Map;
import mailauth.core.lint.LintReport;

/** Lints MTA-STS records and policies, offline. */
public final class MtaStsLint {
  private MtaStsLint() {}

  /** Lints a TXT record; takes any text. */
  public static LintReport record(String text) {
    var reading = MtaStsRecord.parse(text);
    return new LintReport(
        "mta-sts",
        reading.isRecord(),
        reading.problems(),
        reading.record().map(record -> Map.of("id", record.id())));
  }

  /** Lints a policy file; takes any text. */
  public static LintReport policy(String text) {
    var reading = MtaStsPolicy.parse(text);
    return new LintReport(
        "mta-sts-policy",
        reading.isRecord(),
        reading.problems(),
        reading.policy().map(MtaStsLint::describe));
  }

  private static Map<String, Object> describe(MtaStsPolicy policy) {
    var values = new LinkedHashMap<String, Object>();
    values.put("mode", policy.mode().text());
    values.put("mx", policy.mx().stream().map(MxPattern::toString).toList());
    values.put("maxAge", policy.maxAge().toSeconds());
    return values;
  }
}
