package mailauth.core.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.check.issue.Evidence;
import mailauth.core.check.issue.Gap;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.service.Seen;
import mailauth.core.dns.RRsetKey;
import mailauth.core.json.JsonObject;
import mailauth.core.lint.Severity;
import org.jspecify.annotations.Nullable;

/** Reports as JSON. */
public final class ReportJson {
  /** Named in every document, so that readers know what they have. */
  public static final String FORMAT = "mailauth-check/1";

  private ReportJson() {}

  /** All domains in one document. */
  public static String write(List<Report> reports) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("format", FORMAT);
    json.put("summary", summary(reports));
    json.put("domains", reports.stream().map(ReportJson::domain).toList());
    return JsonObject.write(json);
  }

  /** One domain on a line of its own, with the line feed. */
  public static String line(Report report) {
    return JsonObject.writeLine(domain(report)) + "\n";
  }

  /** The line behind those of all domains, with the line feed. */
  public static String lastLine(List<Report> reports) {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.put("summary", summary(reports));
    return JsonObject.writeLine(json) + "\n";
  }

  private static Map<String, Object> summary(List<Report> reports) {
    var json = new LinkedHashMap<String, Object>();
    json.put("domains", reports.size());
    for (var severity : Severity.values()) {
      json.put(severity.text(), reports.stream().mapToLong(report -> report.count(severity)).sum());
    }
    return json;
  }

  private static Map<String, @Nullable Object> domain(Report report) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("domain", report.domain().text());
    json.put("taken", report.taken().toString());
    json.put("grade", report.isUnknown() ? null : report.grade().name());
    json.put("checks", report.checks());
    json.put("services", report.services().stream().map(ReportJson::service).toList());
    json.put("groups", report.sections().stream().map(ReportJson::section).toList());
    return json;
  }

  private static Map<String, @Nullable Object> service(Seen service) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", service.id());
    json.put("title", service.title());
    json.put("certain", service.isCertain());
    json.put("declared", service.declared().orElse(null));
    json.put("evidence", service.evidence());
    return json;
  }

  private static Map<String, @Nullable Object> section(Report.Section section) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("group", section.group().text());
    json.put("grade", section.isUnused() || section.isUnknown() ? null : section.grade().name());
    json.put("checks", section.checks());
    json.put("findings", section.issues().stream().map(ReportJson::issue).toList());
    json.put("unknown", section.gaps().stream().map(ReportJson::gap).toList());
    return json;
  }

  private static Map<String, @Nullable Object> issue(Issue issue) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", issue.check().id());
    json.put("severity", issue.severity().text());
    json.put("title", issue.check().title());
    json.put("place", issue.place());
    json.put("type", issue.rrset().map(RRsetKey::type).map(Enum::name).orElse(null));
    json.put("message", issue.message());
    json.put("means", issue.check().means());
    json.put("fix", issue.check().fix());
    json.put("reference", issue.reference());
    json.put("repairedByApply", issue.repaired().orElse(null));
    json.put("evidence", issue.evidence().stream().map(ReportJson::evidence).toList());
    return json;
  }

  private static Map<String, Object> evidence(Evidence evidence) {
    var json = new LinkedHashMap<String, Object>();
    json.put("source", evidence.source());
    json.put("said", evidence.said());
    return json;
  }

  private static Map<String, Object> gap(Gap gap) {
    var json = new LinkedHashMap<String, Object>();
    json.put("place", gap.place());
    json.put("reason", gap.reason());
    return json;
  }
}
