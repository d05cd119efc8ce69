package mailauth.core.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a file says, without how: maps, lists and texts. */
final class Meaning {
  private static final String NOTHING = "";

  private Meaning() {}

  static Object of(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.isNull() ? NOTHING : scalar.text();
      case Node.Sequence sequence -> sequence.items().stream().map(Meaning::of).toList();
      case Node.Mapping mapping -> {
        var map = new LinkedHashMap<String, Object>();
        mapping.entries().forEach(entry -> map.put(entry.key().text(), of(entry.value())));
        yield map;
      }
    };
  }

  /** What the file is to say after a change. */
  static Object of(Node before, YamlEdit edit) {
    return changed(of(before), edit.path(), edit);
  }

  private static Object ofLines(String key, YamlEdit.Lines lines) {
    var text = String.join("\n", lines.at("")) + "\n";
    return Yaml.parse("lines", text.getBytes(StandardCharsets.UTF_8))
                instanceof Parsed.Document(Node.Mapping alone)
            && alone.entries().size() == 1
            && alone.entries().getFirst().key().text().equals(key)
        ? of(alone.entries().getFirst().value())
        : NOTHING;
  }

  private static Object changed(Object node, List<String> path, YamlEdit edit) {
    if (path.isEmpty()) {
      return switch (edit) {
        case YamlEdit.Set set -> set.value().meaning();
        case YamlEdit.Add add -> {
          var items = new ArrayList<Object>(node instanceof List<?> list ? list : List.of());
          items.add(add.item().meaning());
          yield items;
        }
        case YamlEdit.Insert(var way, var lines) -> ofLines(way.getLast(), lines);
        case YamlEdit.Remove remove -> NOTHING;
      };
    }
    boolean isThere = node instanceof Map<?, ?> map && map.containsKey(path.getFirst());
    if (edit instanceof YamlEdit.Remove && !isThere) {
      return node;
    }
    var map = new LinkedHashMap<String, Object>();
    if (node instanceof Map<?, ?> old) {
      old.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    var key = path.getFirst();
    var rest = path.subList(1, path.size());
    if (edit instanceof YamlEdit.Remove && rest.isEmpty()) {
      map.remove(key);
    } else {
      map.put(key, changed(map.getOrDefault(key, NOTHING), rest, edit));
    }
    return map;
  }
}
