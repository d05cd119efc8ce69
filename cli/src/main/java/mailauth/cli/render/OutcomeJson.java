package mailauth.cli.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.json.JsonObject;
import mailauth.core.plan.Change;
import mailauth.providers.apply.Applied.Ran;
import mailauth.providers.apply.DomainOutcome;

/** What an apply did and did not do, a line of JSON for each domain. */
public final class OutcomeJson {
  private static final String FORMAT = "mailauth-outcome/1";

  private OutcomeJson() {}

  /** One domain, with the line feed. */
  public static String line(DomainOutcome outcome) {
    var json = new LinkedHashMap<String, Object>();
    json.put("domain", outcome.domain().text());
    json.put("outcome", word(outcome));
    json.put("done", changes(outcome.done()));
    json.put("unsure", changes(outcome.unsure()));
    json.put("left", changes(outcome.left()));
    json.put("reasons", reasons(outcome));
    return JsonObject.writeLine(json) + "\n";
  }

  /** All of it, with the line feed. */
  public static String lastLine(Ran ran) {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.put("run", ran.run().id());
    json.put("domains", ran.domains().size());
    json.put("done", ran.domains().stream().mapToInt(d -> d.done().size()).sum());
    json.put("unsure", ran.domains().stream().mapToInt(d -> d.unsure().size()).sum());
    json.put("left", ran.domains().stream().mapToInt(d -> d.left().size()).sum());
    json.put("verified", ran.domains().stream().allMatch(DomainOutcome::isVerified));
    return JsonObject.writeLine(json) + "\n";
  }

  private static String word(DomainOutcome outcome) {
    return switch (outcome) {
      case DomainOutcome.Applied applied -> applied.isVerified() ? "applied" : "unverified";
      case DomainOutcome.Waiting waiting -> "waiting";
      case DomainOutcome.ByHand byHand -> "by-hand";
      case DomainOutcome.Broken broken -> broken.stale() ? "stale" : "failed";
    };
  }

  private static List<String> reasons(DomainOutcome outcome) {
    return switch (outcome) {
      case DomainOutcome.Applied applied -> applied.unverified();
      case DomainOutcome.Waiting waiting -> waiting.unverified();
      case DomainOutcome.ByHand byHand -> byHand.missing();
      case DomainOutcome.Broken broken -> List.of(broken.reason());
    };
  }

  private static List<Map<String, String>> changes(List<Change> changes) {
    return changes.stream().map(OutcomeJson::change).toList();
  }

  private static Map<String, String> change(Change change) {
    var json = new LinkedHashMap<String, String>();
    json.put("action", change.action().text());
    json.put("name", change.key().name().text());
    json.put("type", change.key().type().name());
    return json;
  }
}
