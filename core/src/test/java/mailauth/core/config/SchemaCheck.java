package mailauth.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Node.Sequence;

/** Checks a YAML value against a JSON Schema the way an editor would. */
record SchemaCheck(Map<?, ?> document) {

  boolean accepts(Node node) {
    return accepts(document, value(node));
  }

  private boolean accepts(Object schema, Object value) {
    return switch (schema) {
      case Boolean any -> any;
      case Map<?, ?> keywords ->
          keywords.entrySet().stream()
              .allMatch(keyword -> accepts(keywords, keyword.getKey(), keyword.getValue(), value));
      default -> throw new AssertionError("no schema: " + schema);
    };
  }

  private boolean accepts(Map<?, ?> schema, Object keyword, Object argument, Object value) {
    return switch ((String) keyword) {
      case "$schema", "$defs", "title", "description" -> true;
      case "$ref" -> accepts(definition((String) argument), value);
      case "type" ->
          type(value).equals(argument) || (argument.equals("integer") && value instanceof Integer);
      case "minimum" -> !(value instanceof Integer number) || number >= (int) argument;
      case "maximum" -> !(value instanceof Integer number) || number <= (int) argument;
      case "const" -> value.equals(argument);
      case "enum" -> ((List<?>) argument).contains(value);
      case "pattern" ->
          !(value instanceof String text)
              || Pattern.compile((String) argument).matcher(text).find();
      case "minLength" -> !(value instanceof String text) || text.length() >= (int) argument;
      case "minItems" -> !(value instanceof List<?> list) || list.size() >= (int) argument;
      case "minProperties" -> !(value instanceof Map<?, ?> map) || map.size() >= (int) argument;
      case "anyOf" -> ((List<?>) argument).stream().anyMatch(inner -> accepts(inner, value));
      case "allOf" -> ((List<?>) argument).stream().allMatch(inner -> accepts(inner, value));
      case "not" -> !accepts(argument, value);
      case "items" ->
          !(value instanceof List<?> list) || list.stream().allMatch(i -> accepts(argument, i));
      case "required" ->
          !(value instanceof Map<?, ?> map) || map.keySet().containsAll((List<?>) argument);
      case "propertyNames" ->
          !(value instanceof Map<?, ?> map)
              || map.keySet().stream().allMatch(key -> accepts(argument, key));
      case "properties" ->
          !(value instanceof Map<?, ?> map)
              || ((Map<?, ?>) argument)
                  .entrySet().stream()
                      .filter(property -> map.containsKey(property.getKey()))
                      .allMatch(p -> accepts(p.getValue(), map.get(p.getKey())));
      case "additionalProperties" ->
          !(value instanceof Map<?, ?> map)
              || map.entrySet().stream()
                  .filter(entry -> !properties(schema).containsKey(entry.getKey()))
                  .allMatch(entry -> accepts(argument, entry.getValue()));
      default -> throw new AssertionError("unknown keyword " + keyword);
    };
  }

  private static Map<?, ?> properties(Map<?, ?> schema) {
    return schema.get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
  }

  private Object definition(String reference) {
    var definitions = (Map<?, ?>) document.get("$defs");
    return definitions.get(reference.replace("#/$defs/", ""));
  }

  private static String type(Object value) {
    return switch (value) {
      case String text -> "string";
      case Boolean truth -> "boolean";
      case Map<?, ?> map -> "object";
      case List<?> list -> "array";
      case Number number -> "number";
      default -> "null";
    };
  }

  /** What YAML 1.2's core schema makes of a node; an {@link Object} for null. */
  private static Object value(Node node) {
    return switch (node) {
      case Sequence list -> list.items().stream().map(SchemaCheck::value).toList();
      case Mapping mapping -> {
        var map = new LinkedHashMap<String, Object>();
        mapping.entries().forEach(e -> map.put(e.key().text(), value(e.value())));
        yield map;
      }
      case Scalar scalar ->
          switch (scalar.meaning()) {
            case NULL -> new Object();
            case NUMBER -> number(scalar.text());
            case TRUTH ->
                scalar.text().matches("true|false")
                    ? (Object) Boolean.valueOf(scalar.text())
                    : scalar.text();
            case TEXT -> scalar.text();
          };
    };
  }

  private static Number number(String text) {
    if (text.matches("[0-9]{1,9}")) {
      return Integer.valueOf(text);
    }
    return Double.valueOf(text);
  }
}
