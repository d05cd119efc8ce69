package mailauth.core.lint;

import java.util.LinkedHashMap;
import java.util.Map;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes reports as JSON, {@code effective} as null where receivers make nothing of the record. */
public final class LintJson {
  private LintJson() {}

  public static String write(LintReport report) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("type", report.type());
    json.put("valid", report.valid());
    json.put("isRecord", report.isRecord());
    json.put("problems", report.problems().stream().map(LintJson::problem).toList());
    json.put("effective", report.effective().orElse(null));
    return JsonObject.write(json);
  }

  private static Map<String, Object> problem(Finding finding) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", finding.id());
    json.put("severity", finding.severity().text());
    json.put("message", finding.message());
    json.put("reference", finding.reference());
    return json;
  }
}
