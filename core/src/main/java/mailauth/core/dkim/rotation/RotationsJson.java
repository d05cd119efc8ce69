package mailauth.core.dkim.rotation;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dkim.rotation.Rotation.Stage;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;

/** A domain's rotations that are under way, as a section of its state; no secret is among them. */
public final class RotationsJson {
  /** The section's name in a domain's state. */
  public static final String SECTION = "rotations";

  private static final String SELECTORS = "selectors";

  private RotationsJson() {}

  public static JsonObject section(List<Rotation> rotations) {
    return new JsonObject(
        "", Map.of(SELECTORS, rotations.stream().map(RotationsJson::write).toList()));
  }

  /**
   * Reads a section.
   *
   * @throws InvalidJson if it says something else
   */
  public static List<Rotation> read(JsonObject section) {
    return section.objects(SELECTORS).stream().map(RotationsJson::rotation).toList();
  }

  private static Map<String, Object> write(Rotation rotation) {
    var json = new LinkedHashMap<String, Object>();
    json.put("domain", rotation.domain());
    json.put("old", rotation.old());
    json.put("next", rotation.next());
    json.put("publicKey", rotation.publicKey());
    json.put("keyFile", rotation.keyFile());
    json.put("stage", rotation.stage().name());
    json.put("since", rotation.since().toString());
    return json;
  }

  private static Rotation rotation(JsonObject json) {
    try {
      return new Rotation(
          json.text("domain"),
          json.text("old"),
          json.text("next"),
          json.text("publicKey"),
          json.text("keyFile"),
          Stage.valueOf(json.text("stage")),
          Instant.parse(json.text("since")));
    } catch (DateTimeParseException e) {
      throw new InvalidJson("since is no time");
    } catch (InvalidJson e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidJson("there is no stage " + json.text("stage"));
    }
  }
}
