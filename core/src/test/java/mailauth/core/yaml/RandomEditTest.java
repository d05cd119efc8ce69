package mailauth.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mailauth.core.yaml.YamlEdit.Result;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** Random edits of random files, laid out in random ways. */
class RandomEditTest {
  private static final List<String> KEYS =
      List.of("a", "b c", "example.com", "dmarc", "\"q\"", "12", "å.se", "x:y", "#h", "null");
  private static final List<String> WORDS =
      List.of("none", "1h", "a # b", "it's", "\"in\"", "true", "", "*", "ö😀", "- x", "${env:A}");

  @Property(tries = 3000)
  void anEditChangesWhatItShallAndNoOtherOctet(@ForAll long seed) {
    var random = new Random(seed);
    var meaning = mapping(random, 3);
    var text = file(random, meaning);
    var octets = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Yaml.parse("f", octets))
        .as(text)
        .isInstanceOfSatisfying(
            Parsed.Document.class,
            document -> assertThat(Meaning.of(document.root())).isEqualTo(meaning));

    var edit = edit(random, meaning);
    var result = edit.apply("f", octets);
    Statistics.label("edited")
        .collect(result instanceof Result.Edited)
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 35));
    switch (result) {
      case Result.Edited edited -> {
        assertThat(said(edited)).as("%s%n%s", edit, text).isEqualTo(applied(meaning, edit));
        assertThat(isOneSplice(text, edited.text(), edit)).as("%s%n%s", edit, text).isTrue();
      }
      case Result.Refused(var why) -> assertThat(why).startsWith("f: ");
    }
  }

  @Property(tries = 1000)
  void neverThrowsWhateverTheFile(@ForAll @Size(max = 60) byte[] octets, @ForAll long seed) {
    var edit = edit(new Random(seed), Map.of("a", Map.of("b", "c")));
    assertThat(edit.apply("f", octets)).isNotNull();
  }

  private static Object said(Result.Edited edited) {
    return Yaml.parse("f", edited.octets()) instanceof Parsed.Document(var root)
        ? Meaning.of(root)
        : "unreadable";
  }

  /** Whether one place changed, and what stood before and behind it is as it was. */
  private static boolean isOneSplice(String before, String after, YamlEdit edit) {
    int head = 0;
    while (head < Math.min(before.length(), after.length())
        && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(before.length(), after.length()) - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    var gone = before.substring(head, before.length() - tail);
    return edit instanceof YamlEdit.Remove || !gone.contains("\n");
  }

  private static Object applied(Map<String, Object> meaning, YamlEdit edit) {
    var copy = new LinkedHashMap<>(meaning);
    var key = edit.path().getFirst();
    if (edit.path().size() == 1) {
      switch (edit) {
        case YamlEdit.Set set -> copy.put(key, set.value().meaning());
        case YamlEdit.Add add -> {
          var items = new ArrayList<Object>(copy.get(key) instanceof List<?> l ? l : List.of());
          items.add(add.item().meaning());
          copy.put(key, items);
        }
        case YamlEdit.Insert insert -> copy.put(key, Map.of("x", "1"));
        case YamlEdit.Remove remove -> copy.remove(key);
      }
      return copy;
    }
    @SuppressWarnings("unchecked")
    var below =
        copy.get(key) instanceof Map<?, ?> map
            ? (Map<String, Object>) map
            : new LinkedHashMap<String, Object>();
    var rest = edit.path().subList(1, edit.path().size());
    boolean nothing = edit instanceof YamlEdit.Remove && !(copy.get(key) instanceof Map);
    if (!nothing) {
      var then =
          applied(
              below,
              switch (edit) {
                case YamlEdit.Set set -> new YamlEdit.Set(rest, set.value());
                case YamlEdit.Add add -> new YamlEdit.Add(rest, add.item());
                case YamlEdit.Insert insert -> new YamlEdit.Insert(rest, insert.lines());
                case YamlEdit.Remove remove -> new YamlEdit.Remove(rest);
              });
      copy.put(key, then);
    }
    return copy;
  }

  private static YamlEdit edit(Random random, Map<String, Object> meaning) {
    var path = new ArrayList<String>();
    Object here = meaning;
    do {
      var keys = here instanceof Map<?, ?> map ? List.copyOf(map.keySet()) : List.of();
      boolean known = !keys.isEmpty() && random.nextInt(4) > 0;
      var key = known ? String.valueOf(keys.get(random.nextInt(keys.size()))) : any(random, KEYS);
      path.add(key);
      here = here instanceof Map<?, ?> map && map.get(key) != null ? map.get(key) : "";
    } while (random.nextBoolean() && path.size() < 4);
    var value = YamlValue.of(any(random, WORDS));
    return switch (random.nextInt(5)) {
      case 4 -> new YamlEdit.Insert(path, indent -> entry(indent, path.getLast()));
      case 0 -> new YamlEdit.Remove(path);
      case 1 -> new YamlEdit.Add(path, value);
      case 2 -> new YamlEdit.Set(path, YamlValue.of(List.of(any(random, WORDS), "z")));
      default -> new YamlEdit.Set(path, value);
    };
  }

  private static List<String> entry(String indent, String key) {
    return List.of(
        indent + "# why", indent + YamlValue.quoted(key) + ":", indent + "  x: \"1\" # what");
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static Map<String, Object> mapping(Random random, int depth) {
    var map = new LinkedHashMap<String, Object>();
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      map.put(any(random, KEYS), value(random, depth - 1));
    }
    return map;
  }

  private static Object value(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(4);
    return switch (kind) {
      case 1, 2 -> mapping(random, depth);
      case 3 -> {
        var list = new ArrayList<Object>();
        for (int i = random.nextInt(3); i >= 0; i--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
      default -> any(random, WORDS);
    };
  }

  /** Comments and blank lines may stand anywhere, and lines may end in two characters. */
  private static String file(Random random, Map<String, Object> meaning) {
    var out = new StringBuilder(random.nextBoolean() ? "# head\n\n" : "");
    block(random, meaning, 0, out);
    var text = out.toString();
    text = random.nextInt(5) == 0 ? text.stripTrailing() : text;
    return random.nextInt(5) == 0 ? text.replace("\n", "\r\n") : text;
  }

  private static void block(Random random, Object value, int indent, StringBuilder out) {
    var margin = " ".repeat(indent);
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((key, below) -> {
            note(random, margin, out);
            out.append(margin).append(YamlValue.quoted(String.valueOf(key))).append(':');
            below(random, below, indent, out);
          });
      case List<?> list ->
          list.forEach(below -> {
            note(random, margin, out);
            out.append(margin).append('-');
            below(random, below, indent, out);
          });
      default -> throw new AssertionError(value);
    }
  }

  private static void below(Random random, Object value, int indent, StringBuilder out) {
    boolean isFlow = random.nextInt(3) == 0 || value instanceof String;
    boolean isNothing = value.equals("") && random.nextBoolean();
    if (isFlow && !isNothing) {
      out.append(' ').append(flow(random, value));
    }
    out.append(random.nextInt(4) == 0 ? "  # why: {\n" : "\n");
    if (!isFlow) {
      block(random, value, indent + 1 + random.nextInt(3), out);
    }
  }

  private static String flow(Random random, Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var parts = new ArrayList<String>();
        map.forEach((key, below) ->
            parts.add(YamlValue.quoted(String.valueOf(key)) + ": " + flow(random, below)));
        yield "{ " + String.join(random.nextBoolean() ? ", " : " , ", parts) + " }";
      }
      case List<?> list ->
          "[" + String.join(",", list.stream().map(below -> flow(random, below)).toList()) + "]";
      default ->
          random.nextBoolean() && !value.toString().contains("'")
              ? "'" + value + "'"
              : YamlValue.quoted(value.toString());
    };
  }

  private static void note(Random random, String margin, StringBuilder out) {
    if (random.nextInt(5) == 0) {
      out.append(random.nextBoolean() ? "\n" : margin + "# note - a: b\n");
    }
  }
}
