package mailauth.core.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Rollback files as JSON. */
public final class RollbackJson {
  private static final String FORMAT = "mailauth-rollback/1";

  private RollbackJson() {}

  public static String write(Rollback rollback) {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.put("run", rollback.run());
    json.put("domains", rollback.domains().stream().map(RollbackJson::domain).toList());
    return JsonObject.write(json);
  }

  /**
   * Reads a document.
   *
   * @throws InvalidJson if the text is no rollback file of this format
   */
  public static Rollback read(String text) {
    var json = JsonObject.read(text);
    var format = json.optionalText("format").orElse("none");
    if (!format.equals(FORMAT)) {
      throw new InvalidJson("the format is %s, not %s".formatted(format, FORMAT));
    }
    return new Rollback(
        json.text("run"), json.objects("domains").stream().map(RollbackJson::domain).toList());
  }

  private static Map<String, Object> domain(Rollback.Domain domain) {
    var json = new LinkedHashMap<String, Object>();
    json.put("domain", domain.domain().text());
    json.put("provider", PlanJson.provider(domain.provider(), domain.providerType()));
    json.put("ownership", OwnershipJson.write(domain.ownership()));
    json.put("steps", domain.steps().stream().map(RollbackJson::step).toList());
    return json;
  }

  private static Map<String, @Nullable Object> step(Rollback.Step step) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("name", step.key().name().text());
    json.put("type", step.key().type().name());
    json.put("purpose", step.purpose().text());
    json.put("before", step.before().map(PlanJson::rrset).orElse(null));
    json.put("after", step.after().map(PlanJson::rrset).orElse(null));
    step.file().ifPresent(file -> json.put("file", PlanJson.file(file)));
    return json;
  }

  private static Rollback.Domain domain(JsonObject json) {
    return new Rollback.Domain(
        Name.of(json.text("domain")),
        json.object("provider").text("name"),
        json.object("provider").text("type"),
        OwnershipJson.read(json.object("ownership")),
        json.objects("steps").stream().map(RollbackJson::step).toList());
  }

  private static Rollback.Step step(JsonObject json) {
    var key = OwnershipJson.key(json);
    return new Rollback.Step(
        key,
        OwnershipJson.purpose(json),
        rrset(key, json, "before"),
        rrset(key, json, "after"),
        PlanReader.file(json));
  }

  private static Optional<RRset> rrset(RRsetKey key, JsonObject json, String name) {
    return json.optionalObject(name).map(rrset -> PlanReader.rrset(key, rrset));
  }
}
