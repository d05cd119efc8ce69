package mailauth.providers.http;

import java.util.List;
import java.util.Map;
import mailauth.core.json.JsonObject;

/** What a request brings along. */
public record Content(String type, String text) {

  /** An object as JSON on one line. */
  public static Content json(Map<String, ?> members) {
    return new Content("application/json", JsonObject.writeLine(members));
  }

  /** A list of objects as JSON on one line. */
  public static Content json(List<? extends Map<String, ?>> objects) {
    var lines = objects.stream().map(JsonObject::writeLine).toList();
    return new Content("application/json", "[" + String.join(",", lines) + "]");
  }
}
