package mailauth.cli.docs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mailauth.cli.project.Project;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.config.JsonSchema;
import org.junit.jupiter.api.Test;

/** docs/yaml.md has every key of the YAML, and says of it what the schema says. */
class KeysTest {
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.*) \\| `.+` \\|");

  private final Map<String, String> keys = new TreeMap<>();

  @Test
  void everyKeyHasItsLine() throws IOException {
    var schema = JSON.std.mapFrom(JsonSchema.write(Project.vocabulary(new BuiltInCatalog())));
    gather("", schema);
    var documented =
        Page.of("docs/yaml.md").prose().stream()
            .flatMap(line -> ROW.matcher(line).results())
            .collect(toMap(row -> row.group(1), row -> row.group(2)));
    assertThat(new TreeMap<>(documented)).isEqualTo(keys);
  }

  /** The keys below a part of the schema; those of a type of provider begin with its name. */
  private void gather(String path, Object part) {
    if (part instanceof List<?> parts) {
      parts.forEach(each -> gather(path, each));
    } else if (part instanceof Map<?, ?> schema) {
      var prefix =
          path.equals("providers.") ? type(schema).map(t -> t + ".").orElse(path) : path;
      for (var entry : schema.entrySet()) {
        if (entry.getKey().equals("$defs")) {
          ((Map<?, ?>) entry.getValue()).values().forEach(each -> gather("", each));
        } else if (entry.getKey().equals("properties")) {
          ((Map<?, ?>) entry.getValue()).forEach((key, value) -> key(prefix, (String) key, value));
        } else {
          gather(path, entry.getValue());
        }
      }
    }
  }

  private void key(String prefix, String key, Object value) {
    keys.put(prefix + key, String.valueOf(((Map<?, ?>) value).get("description")));
    gather(prefix + key + ".", value);
  }

  private static Optional<String> type(Map<?, ?> schema) {
    return schema.get("properties") instanceof Map<?, ?> keys
            && keys.get("type") instanceof Map<?, ?> type
            && type.get("enum") instanceof List<?> only
            && only.size() == 1
        ? Optional.of(String.valueOf(only.getFirst()))
        : Optional.empty();
  }
}
