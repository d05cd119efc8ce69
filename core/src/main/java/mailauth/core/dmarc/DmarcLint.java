package mailauth.core.dmarc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.lint.LintReport;
import mailauth.core.tags.ReportUri;

/** Lints one DMARC record, offline. */
public final class DmarcLint {
  private DmarcLint() {}

  /** Takes any text. */
  public static LintReport lint(String text) {
    var reading = DmarcRecord.parse(text);
    return new LintReport(
        "dmarc",
        reading.isRecord(),
        reading.problems(),
        reading.effective().map(DmarcLint::describe));
  }

  private static Map<String, Object> describe(EffectiveDmarc effective) {
    var values = new LinkedHashMap<String, Object>();
    values.put("p", effective.p().text());
    values.put("sp", effective.sp().text());
    values.put("np", effective.np().text());
    values.put("t", effective.t() ? "y" : "n");
    values.put("psd", String.valueOf(effective.psd().tag()));
    values.put("adkim", String.valueOf(effective.adkim().tag()));
    values.put("aspf", String.valueOf(effective.aspf().tag()));
    values.put("rua", texts(effective.rua()));
    values.put("ruf", texts(effective.ruf()));
    values.put("fo", effective.fo());
    return values;
  }

  private static List<String> texts(List<ReportUri> uris) {
    return uris.stream().map(ReportUri::text).toList();
  }
}
