package mailauth.providers.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  /** Fields as a browser's form sends them. */
  public static Content form(List<Field> fields) {
    return new Content(
        "application/x-www-form-urlencoded",
        fields.stream()
            .map(field -> formEncode(field.name()) + "=" + formEncode(field.value()))
            .collect(Collectors.joining("&")));
  }

  /** As URLs have it, but for blanks. */
  static String formEncode(String text) {
    return Request.encode(text).replace("%20", "+");
  }
}
