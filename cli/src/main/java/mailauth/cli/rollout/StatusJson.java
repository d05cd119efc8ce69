package mailauth.cli.rollout;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.json.JsonObject;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.ProgressJson;

/** Rollouts for scripts. */
public final class StatusJson {
  private StatusJson() {}

  public static String of(Status status) {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", "mailauth-rollout-status/1");
    json.put("rollouts", status.rollouts().stream().map(ProgressJson::write).toList());
    json.put("rotations", status.rotations().stream().map(StatusJson::rotation).toList());
    json.put("failed", status.failed().stream().map(StatusJson::failed).toList());
    return JsonObject.write(json);
  }

  private static Map<String, Object> rotation(Rotation rotation) {
    var json = new LinkedHashMap<String, Object>();
    json.put("domain", rotation.domain());
    json.put("old", rotation.old());
    json.put("next", rotation.next());
    json.put("stage", rotation.stage().name().toLowerCase(Locale.ROOT));
    json.put("since", rotation.since().toString());
    return json;
  }

  private static Map<String, Object> failed(DomainPlan domain) {
    var json = new LinkedHashMap<String, Object>();
    json.put("domain", domain.domain().text());
    json.put("reason", domain.failure().orElse(""));
    return json;
  }
}
