package mailauth.core.yaml;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/** A value that is to be written, on one line. */
public sealed interface YamlValue {

  /** A word, a number or any other text. */
  record Text(String text) implements YamlValue {}

  /** What YAML reads as true, false or a number, written as it is. */
  record Bare(String text) implements YamlValue {}

  /** A list. */
  record Items(List<YamlValue> items) implements YamlValue {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** One key with its value. */
  record Pair(String key, YamlValue value) implements YamlValue {}

  static YamlValue of(String text) {
    return new Text(text);
  }

  static YamlValue of(List<String> texts) {
    return new Items(texts.stream().<YamlValue>map(Text::new).toList());
  }

  static YamlValue of(boolean truth) {
    return new Bare(String.valueOf(truth));
  }

  /** The value in flow style, in quotes where it needs them. */
  default String written() {
    return switch (this) {
      case Bare(var text) -> text;
      case Text(var text) -> quoted(text);
      case Items(var items) ->
          items.stream().map(YamlValue::written).collect(joining(", ", "[", "]"));
      case Pair(var key, var value) -> "{ %s: %s }".formatted(quoted(key), value.written());
    };
  }

  /** What a reader makes of it, as maps, lists and texts. */
  default Object meaning() {
    return switch (this) {
      case Bare(var text) -> text;
      case Text(var text) -> text;
      case Items(var items) -> items.stream().map(YamlValue::meaning).toList();
      case Pair(var key, var value) -> Map.of(key, value.meaning());
    };
  }

  /** Text that nothing but a reader of text could take for anything. */
  static String quoted(String text) {
    boolean isPlain =
        text.matches("[A-Za-z_/][A-Za-z0-9_./@+-]*|[1-9][0-9]*[smhdw]")
            && PlainScalar.meaning(text) == Node.Meaning.TEXT;
    if (isPlain) {
      return text;
    }
    var out = new StringBuilder("\"");
    text.codePoints().forEach(c -> out.append(escaped(c)));
    return out.append('"').toString();
  }

  private static String escaped(int c) {
    if (c == '"' || c == '\\') {
      return "\\" + (char) c;
    }
    boolean isShown = c >= ' ' && c != 0x7F && !(c >= 0x80 && c < 0xA0) && Character.isDefined(c);
    boolean isOdd = c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c >= 0xD800 && c <= 0xDFFF);
    return isShown && !isOdd ? Character.toString(c) : "\\U%08x".formatted(c);
  }
}
