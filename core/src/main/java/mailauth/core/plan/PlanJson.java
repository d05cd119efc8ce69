package mailauth.core.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Writes plans as canonical JSON: the same plan gives the same octets. The shape is documented in
 * docs/plan-format.md.
 */
public final class PlanJson {
  static final String FORMAT = "mailauth-plan/1";

  private PlanJson() {}

  public static String write(Plan plan) {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.put("summary", summary(plan.summary()));
    json.put("domains", plan.domains().stream().map(PlanJson::domain).toList());
    json.put(
        "changes",
        plan.domains().stream()
            .flatMap(domain -> domain.changes().stream().map(change -> change(domain, change)))
            .toList());
    return JsonObject.write(json);
  }

  /** One domain with its changes on a line of its own, with the line feed. */
  public static String line(DomainPlan plan) {
    var json = new LinkedHashMap<String, @Nullable Object>(domain(plan));
    json.put("changes", plan.changes().stream().map(change -> change(plan, change)).toList());
    return JsonObject.writeLine(json) + "\n";
  }

  /** The line behind those of all domains, with the line feed. */
  public static String lastLine(Plan plan) {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.put("summary", summary(plan.summary()));
    return JsonObject.writeLine(json) + "\n";
  }

  private static Map<String, Object> summary(Plan.Summary summary) {
    var json = new LinkedHashMap<String, Object>();
    json.put("create", summary.create());
    json.put("update", summary.update());
    json.put("delete", summary.delete());
    json.put("unchanged", summary.unchanged());
    json.put("domains", summary.domains());
    json.put("blocked", summary.blocked());
    json.put("failed", summary.failed());
    return json;
  }

  private static Map<String, @Nullable Object> domain(DomainPlan domain) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("domain", domain.domain().text());
    json.put("provider", provider(domain.provider(), domain.providerType()));
    json.put("unchanged", domain.unchanged());
    json.put("failure", domain.failure().orElse(null));
    json.put("gates", domain.notices().stream().map(PlanJson::gate).toList());
    json.put("ownership", OwnershipJson.write(domain.ownership()));
    json.put("stages", domain.stages().stream().map(ProgressJson::write).toList());
    json.put("rollouts", domain.rollouts().stream().map(ProgressJson::write).toList());
    return json;
  }

  static Map<String, Object> provider(String name, String type) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", name);
    json.put("type", type);
    return json;
  }

  private static Map<String, @Nullable Object> change(DomainPlan domain, Change change) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("action", change.action().text());
    json.put("domain", domain.domain().text());
    json.put("provider", domain.provider());
    json.put("name", change.key().name().text());
    json.put("type", change.key().type().name());
    json.put("purpose", change.purpose().text());
    json.put("observed", change.observed().map(PlanJson::rrset).orElse(null));
    json.put("before", change.before().stream().map(PlanJson::plain).toList());
    json.put("after", change.after().stream().map(PlanJson::plain).toList());
    json.put("ttl", ttl(change));
    json.put("effects", change.effects());
    json.put("gates", change.gates().stream().map(PlanJson::gate).toList());
    json.put("authorization", change.impact().map(SpfImpactJson::write).orElse(null));
    json.put("file", change.file().map(PlanJson::file).orElse(null));
    return json;
  }

  static Map<String, @Nullable Object> file(PolicyFile file) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("path", file.path());
    json.put("before", file.before().orElse(null));
    json.put("after", file.after().orElse(null));
    return json;
  }

  static Map<String, Object> rrset(RRset rrset) {
    var json = new LinkedHashMap<String, Object>();
    json.put("ttl", rrset.ttl());
    json.put("records", rrset.records().stream().map(Rdata::toString).toList());
    return json;
  }

  private static Map<String, @Nullable Object> ttl(Change change) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("before", change.observed().map(RRset::ttl).orElse(null));
    json.put("after", change.onto(change.observed()).map(RRset::ttl).orElse(null));
    return json;
  }

  private static Map<String, @Nullable Object> gate(Gate gate) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", gate.id());
    json.put("outcome", gate.outcome().text());
    json.put("message", gate.message());
    json.put("override", gate.overridden().map(PlanJson::override).orElse(null));
    return json;
  }

  private static Map<String, Object> override(Gate.Overridden override) {
    var json = new LinkedHashMap<String, Object>();
    json.put("reason", override.reason());
    json.put("until", override.until().toString());
    return json;
  }

  /** Our own values are read by people and scripts: TXT joined and unquoted. */
  private static String plain(Rdata value) {
    return value instanceof Txt txt ? txt.text() : value.toString();
  }
}
