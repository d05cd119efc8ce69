package mailauth.providers.http;

import java.util.List;
import java.util.Optional;
import mailauth.core.json.JsonObject;

/**
 * An answer, read to its end.
 *
 * @param status such as 200
 */
public record Response(int status, List<Field> headers, String text) {
  public Response {
    headers = List.copyOf(headers);
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** A header's first value. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /**
   * The text as a JSON object.
   *
   * @throws mailauth.core.json.InvalidJson if it is none
   */
  public JsonObject json() {
    return JsonObject.read(text);
  }

  /**
   * The text as a JSON list of objects.
   *
   * @throws mailauth.core.json.InvalidJson if it is none
   */
  public List<JsonObject> jsonList() {
    return JsonObject.readAll(text);
  }
}
