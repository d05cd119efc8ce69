package mailauth.core.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import mailauth.core.posture.Purpose;
import mailauth.core.rollout.Memory;
import org.jspecify.annotations.Nullable;

/** Rollouts in plans and in what {@code rollout status} prints. */
public final class ProgressJson {
  private ProgressJson() {}

  public static Map<String, @Nullable Object> write(Progress progress) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("name", progress.name().text());
    json.put("policy", progress.purpose().text());
    json.put("profile", progress.profile());
    json.put("stages", progress.stages());
    json.put("at", progress.at());
    json.put("stage", progress.stage().orElse(null));
    json.put("since", progress.since().map(Instant::toString).orElse(null));
    json.put("planned", progress.planned());
    json.put("missing", progress.missing().stream().map(ProgressJson::write).toList());
    json.put("earliest", progress.earliest().map(LocalDate::toString).orElse(null));
    json.put("setback", progress.setback().orElse(null));
    return json;
  }

  private static Map<String, Object> write(Progress.Missing missing) {
    var json = new LinkedHashMap<String, Object>();
    json.put("gate", missing.gate());
    json.put("message", missing.message());
    return json;
  }

  static Map<String, Object> write(Memory.Mark mark) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", mark.name().text());
    json.put("policy", mark.purpose().text());
    json.put("stage", mark.stage());
    return json;
  }

  static Memory.Mark mark(JsonObject json) {
    return new Memory.Mark(Name.of(json.text("name")), purpose(json), json.text("stage"));
  }

  static Progress read(JsonObject json) {
    return new Progress(
        Name.of(json.text("name")),
        purpose(json),
        json.text("profile"),
        json.texts("stages"),
        (int) json.number("at"),
        json.optionalText("stage"),
        json.optionalText("since").map(ProgressJson::instant),
        (int) json.number("planned"),
        json.objects("missing").stream()
            .map(m -> new Progress.Missing(m.text("gate"), m.text("message")))
            .toList(),
        json.optionalText("earliest").map(ProgressJson::day),
        json.optionalText("setback"));
  }

  private static Purpose purpose(JsonObject json) {
    var text = json.text("policy").toUpperCase(Locale.ROOT).replace('-', '_');
    return OwnershipJson.constant(Purpose.class, text);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidJson("'%s' is no time".formatted(text));
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidJson("'%s' is no date".formatted(text));
    }
  }
}
