package mailauth.core.dkim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.lint.LintReport;

/** Lints one DKIM key record, offline. */
public final class DkimLint {
  private DkimLint() {}

  /** Takes any text. */
  public static LintReport lint(String text) {
    var reading = DkimRecord.parse(text);
    boolean usable = reading.key().isPresent() || reading.record().isRevoked();
    return new LintReport(
        "dkim",
        reading.isRecord(),
        reading.problems(),
        usable ? Optional.of(describe(reading)) : Optional.empty());
  }

  private static Map<String, Object> describe(DkimReading reading) {
    var record = reading.record();
    var values = new LinkedHashMap<String, Object>();
    values.put("keyType", record.keyType().map(KeyType::text).orElse("unknown"));
    values.put("bits", reading.key().map(DkimPublicKey::bits).orElse(0));
    values.put("revoked", reading.record().isRevoked());
    values.put("testing", record.t().contains("y"));
    values.put("strict", record.t().contains("s"));
    values.put("hashes", record.h().isEmpty() ? List.of("sha256") : record.h());
    values.put("services", record.s().isEmpty() ? List.of("*") : record.s());
    return values;
  }
}
