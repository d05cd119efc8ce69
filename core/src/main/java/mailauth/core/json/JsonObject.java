package mailauth.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was read, and where in its document it stands, so that what is missing can be
 * named.
 *
 * @param path such as {@code changes[3].observed}; empty for the document itself
 */
public record JsonObject(String path, Map<String, @Nullable Object> members) {

  /**
   * Reads a document.
   *
   * @throws InvalidJson if the text is not one JSON object
   */
  public static JsonObject read(String text) {
    return object("", parse("object", text, JSON.std::mapFrom));
  }

  /**
   * Reads a document that is a list of objects.
   *
   * @throws InvalidJson if the text is not one
   */
  public static List<JsonObject> readAll(String text) {
    return new JsonObject("", Map.of("list", parse("list", text, JSON.std::listFrom)))
        .objects("list");
  }

  /** Writes maps, lists, texts, numbers and booleans, indented, members in their maps' order. */
  public static String write(Map<String, ?> members) {
    try {
      return JSON.std
              .with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
              .asString(members)
          + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same on one line, without the line feed. */
  public static String writeLine(Map<String, ?> members) {
    try {
      return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Set<String> names() {
    return members.keySet();
  }

  public String text(String name) {
    return require(name, String.class, "text");
  }

  public long number(String name) {
    return require(name, Number.class, "a number").longValue();
  }

  public Optional<String> optionalText(String name) {
    return members.get(name) == null ? Optional.empty() : Optional.of(text(name));
  }

  public Optional<Long> optionalNumber(String name) {
    return members.get(name) == null ? Optional.empty() : Optional.of(number(name));
  }

  public JsonObject object(String name) {
    return object(at(name), require(name, Map.class, "an object"));
  }

  public Optional<JsonObject> optionalObject(String name) {
    return members.get(name) == null ? Optional.empty() : Optional.of(object(name));
  }

  public List<JsonObject> objects(String name) {
    var objects = new ArrayList<JsonObject>();
    for (var element : require(name, List.class, "a list")) {
      var path = at(name) + "[" + objects.size() + "]";
      if (!(element instanceof Map<?, ?> map)) {
        throw new InvalidJson(path + " is not an object");
      }
      objects.add(object(path, map));
    }
    return objects;
  }

  public List<String> texts(String name) {
    var texts = new ArrayList<String>();
    for (var element : require(name, List.class, "a list")) {
      if (!(element instanceof String text)) {
        throw new InvalidJson("%s[%d] is not text".formatted(at(name), texts.size()));
      }
      texts.add(text);
    }
    return texts;
  }

  @FunctionalInterface
  private interface Parser<T> {
    /** What the text holds; null for {@code null}. */
    @Nullable T parse(String text) throws IOException;
  }

  private static <T> T parse(String what, String text, Parser<T> parser) {
    try {
      var parsed = parser.parse(text);
      if (parsed == null) {
        throw new InvalidJson("no JSON " + what);
      }
      return parsed;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new InvalidJson(
          "no JSON %s at line %d, column %d".formatted(what, at.getLineNr(), at.getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON's own maps have text for keys, whatever their static type. */
  @SuppressWarnings("unchecked")
  private static JsonObject object(String path, Map<?, ?> map) {
    return new JsonObject(path, (Map<String, @Nullable Object>) map);
  }

  private <T> T require(String name, Class<T> type, String kind) {
    var value = members.get(name);
    if (value == null) {
      throw new InvalidJson(at(name) + " is missing");
    }
    if (!type.isInstance(value)) {
      throw new InvalidJson(at(name) + " is not " + kind);
    }
    return type.cast(value);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
