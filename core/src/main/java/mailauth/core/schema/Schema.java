package mailauth.core.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A JSON Schema (draft 2020-12).
 *
 * @param name under which it stands in {@code $defs}; empty for one that is written in place
 * @param members the keywords in the order they are printed; schemas inside stand as {@code Schema}
 */
public record Schema(String name, Map<String, Object> members) {
  private static final Set<String> ABOUT_MISSING = Set.of("required", "minProperties");

  /** Lists are replaced, never completed, and what excludes each other still does. */
  private static final Set<String> SAME_IN_PARTS = Set.of("items", "not");

  public Schema {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  public static Schema of(String keyword, Object value) {
    return new Schema("", Map.of(keyword, value));
  }

  public static Schema type(String type) {
    return of("type", type);
  }

  /** A mapping of any keys of one shape to values of another. */
  public static Schema dictionary(Schema keys, Schema values) {
    return type("object").with("propertyNames", keys).with("additionalProperties", values);
  }

  public Schema with(String keyword, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(keyword, value);
    return new Schema(name, more);
  }

  public Schema named(String name) {
    return new Schema(name, members);
  }

  /** With a description that holds here only, whatever else uses the schema. */
  public Schema described(String description) {
    return (name.isEmpty() ? this : of("allOf", List.of(this))).with("description", description);
  }

  /** Also {@code null}: a key whose value is left out. */
  public Schema orNull() {
    return of("anyOf", List.of(this, type("null")));
  }

  /** The same for a value that another may complete, so that nothing need be there. */
  public Schema ofPart() {
    var part = new LinkedHashMap<String, Object>();
    members.forEach((keyword, value) -> {
      if (!ABOUT_MISSING.contains(keyword)) {
        part.put(
            keyword, SAME_IN_PARTS.contains(keyword) ? value : replaced(value, Schema::ofPart));
      }
    });
    return new Schema(name, part);
  }

  /** The document that holds this schema at its root and the named ones in {@code $defs}. */
  public Map<String, Object> document() {
    var definitions = new TreeMap<String, Object>();
    var document = new LinkedHashMap<String, Object>();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.putAll(written(definitions));
    document.put("$defs", definitions);
    return document;
  }

  private Map<String, Object> written(Map<String, Object> definitions) {
    var written = new LinkedHashMap<String, Object>();
    members.forEach((keyword, value) ->
        written.put(keyword, replaced(value, schema -> schema.reference(definitions))));
    return written;
  }

  private Object reference(Map<String, Object> definitions) {
    if (name.isEmpty()) {
      return written(definitions);
    }
    if (!definitions.containsKey(name)) {
      definitions.put(name, written(definitions));
    }
    return Map.of("$ref", "#/$defs/" + name);
  }

  /** A keyword's value with every schema in it replaced. */
  private static Object replaced(Object value, Replacement replacement) {
    return switch (value) {
      case Schema schema -> replacement.of(schema);
      case Map<?, ?> map -> {
        var replaced = new LinkedHashMap<Object, Object>();
        map.forEach((key, inner) -> replaced.put(key, replaced(inner, replacement)));
        yield replaced;
      }
      case List<?> list -> list.stream().map(inner -> replaced(inner, replacement)).toList();
      default -> value;
    };
  }

  @FunctionalInterface
  private interface Replacement {
    Object of(Schema schema);
  }
}
