package mailauth.cli.fleet;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import mailauth.core.json.JsonObject;
import mailauth.providers.metering.Metered;
import org.jspecify.annotations.Nullable;

/** A run's summary for scripts; its shape is documented in docs/fleets.md. */
public final class SummaryJson {
  private static final double MILLIS = 1_000;

  private SummaryJson() {}

  public static String of(RunSummary run) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("format", "mailauth-run/1");
    json.put("command", run.command());
    json.put("shard", run.shard().orElse(null));
    json.put("version", run.version());
    json.put("began", run.began().toString());
    json.put("ended", run.ended().toString());
    json.put("seconds", seconds(run.took()));
    json.put("exitCode", run.exitCode());
    json.put("success", run.isSuccess());
    json.put("plan", run.plan().map(SummaryJson::plan).orElse(null));
    json.put("apply", run.apply().map(SummaryJson::apply).orElse(null));
    json.put("check", run.check().map(SummaryJson::check).orElse(null));
    json.put("providers", run.providers().stream().map(SummaryJson::provider).toList());
    return JsonObject.write(json);
  }

  private static Map<String, Object> plan(PlanFigures plan) {
    var json = new LinkedHashMap<String, Object>();
    json.put("domains", plan.summary().domains());
    json.put("create", plan.summary().create());
    json.put("update", plan.summary().update());
    json.put("delete", plan.summary().delete());
    json.put("unchanged", plan.summary().unchanged());
    json.put("blocked", plan.summary().blocked());
    json.put("failed", plan.summary().failed());
    json.put("confirmations", plan.confirmations());
    json.put("blocking", plan.gates());
    json.put("waiting", plan.waiting());
    return json;
  }

  private static Map<String, Object> apply(ApplyFigures apply) {
    var json = new LinkedHashMap<String, Object>();
    json.put("run", apply.run());
    apply.made().forEach((action, count) -> json.put(action.text(), count));
    json.put("unsure", apply.unsure());
    json.put("left", apply.left());
    json.put("unverified", apply.unverified());
    json.put("broken", apply.broken());
    return json;
  }

  private static Map<String, Object> check(CheckFigures check) {
    var json = new LinkedHashMap<String, Object>();
    json.put("domains", check.domains());
    check.findings().forEach((severity, count) -> json.put(severity.text(), count));
    json.put("grades", check.grades());
    json.put("unknown", check.unknown());
    return json;
  }

  private static Map<String, Object> provider(Metered metered) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", metered.provider());
    json.put("type", metered.type());
    json.put("reads", metered.reads());
    json.put("writes", metered.writes());
    json.put("failures", metered.failures());
    json.put("requests", metered.requests());
    json.put("retries", metered.retries());
    json.put("busySeconds", seconds(metered.busy()));
    return json;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
