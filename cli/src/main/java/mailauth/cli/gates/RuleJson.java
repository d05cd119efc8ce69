package mailauth.cli.gates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.json.JsonObject;
import mailauth.core.plan.Gate.Outcome;
import mailauth.core.plan.registry.Rule;
import mailauth.core.plan.registry.Rule.Keeping;

/** Rules for scripts. */
public final class RuleJson {
  private RuleJson() {}

  public static String list(List<Rule> rules) {
    return JsonObject.write(Map.of("gates", rules.stream().map(RuleJson::members).toList()));
  }

  public static String one(Rule rule) {
    return JsonObject.write(members(rule));
  }

  private static Map<String, Object> members(Rule rule) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", rule.id());
    json.put("subject", rule.subject().text());
    json.put("numbers", rule.numbers());
    json.put("rule", rule.rule());
    json.put("why", rule.why());
    json.put(
        "outcomes",
        rule.keeping() instanceof Keeping.Judged(var outcomes, var past)
            ? outcomes.stream().map(Outcome::text).toList()
            : List.of());
    json.put("past", RuleWords.past(rule));
    return json;
  }
}
