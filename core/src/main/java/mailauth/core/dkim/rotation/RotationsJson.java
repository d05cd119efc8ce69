package mailauth.core.dkim.rotation;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dkim.rotation.Rotation.Stage;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;

/** The rotations that are under way, as JSON; no secret is among them. */
public final class RotationsJson {
  private static final String FORMAT = "mailauth-rotations/1";

  private RotationsJson() {}

  public static String write(List<Rotation> rotations) {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.put("rotations", rotations.stream().map(RotationsJson::write).toList());
    return JsonObject.write(json);
  }

  /**
   * Reads a document.
   *
   * @throws InvalidJson if the text is none of this format
   */
  public static List<Rotation> read(String text) {
    var json = JsonObject.read(text);
    if (!json.text("format").equals(FORMAT)) {
      throw new InvalidJson("its format is %s, not %s".formatted(json.text("format"), FORMAT));
    }
    return json.objects("rotations").stream().map(RotationsJson::read).toList();
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

  private static Rotation read(JsonObject json) {
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
