package mailauth.cli.docs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.cli.project.Opening;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.config.JsonSchema;
import mailauth.core.config.Loading;
import mailauth.providers.HostTypes;
import org.junit.jupiter.api.Test;

/**
 * docs/yaml.md has every key of the YAML, and says of it what the schema says. Settings of hosts
 * with a web API are in docs/providers.md, which is written by the program.
 */
class KeysTest {
  /** Key, description and example. */
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.*) \\| `(.+)` \\|");

  /** What stands around the keys of a group, below a domain. */
  private static final Map<String, String> AROUND =
      Map.of(
          "senders.hosts", "senders: [ { hosts: { %s } } ]",
          "spf", "spf: { %s }",
          "dkim", "dkim: { s1: { %s } }",
          "dmarc", "dmarc: { %s }",
          "dmarc.alignment", "dmarc: { alignment: { %s } }",
          "tls-rpt", "tls-rpt: { %s }",
          "", "%s");

  /** Keys that stand above a domain, and one that stands around every example already. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "version", "defaults", "providers", "state", "reports", "catalog", "domains", "provider");

  private static final Set<String> DESCRIBED_HERE = Set.of("zonefile.", "rfc2136.");

  private final Map<String, String> keys = new TreeMap<>();

  @Test
  void everyKeyHasItsLine() throws IOException {
    var schema =
        JSON.std.mapFrom(
            JsonSchema.write(Opening.vocabulary(HostTypes.BUILT_IN, new BuiltInCatalog())));
    gather("", schema);
    var documented = rows().collect(toMap(row -> row.group(1), row -> row.group(2)));
    assertThat(new TreeMap<>(documented)).isEqualTo(keys);
  }

  @Test
  void examplesLoad() {
    rows()
        .forEach(row -> {
          var group = row.group(1).replaceFirst("\\.?[^.]+$", "");
          if (AROUND.containsKey(group) && !ELSEWHERE.contains(row.group(1))) {
            assertThat(DocsYamlTest.load(AROUND.get(group).formatted(row.group(3))))
                .as(row.group())
                .isInstanceOf(Loading.Loaded.class);
          }
        });
  }

  private static Stream<MatchResult> rows() {
    return Page.of("docs/yaml.md").prose().stream().flatMap(line -> ROW.matcher(line).results());
  }

  /** The keys below a part of the schema; those of a type of provider begin with its name. */
  private void gather(String path, Object part) {
    if (part instanceof List<?> parts) {
      parts.forEach(each -> gather(path, each));
    } else if (part instanceof Map<?, ?> schema) {
      var prefix = path.equals("providers.") ? type(schema).map(t -> t + ".").orElse(path) : path;
      if (path.equals("providers.") && !prefix.equals(path) && !DESCRIBED_HERE.contains(prefix)) {
        return;
      }
      for (var entry : schema.entrySet()) {
        if (entry.getKey().equals("$defs")) {
          ((Map<?, ?>) entry.getValue()).values().forEach(each -> gather("", each));
        } else if (entry.getKey().equals("properties")) {
          ((Map<?, ?>) entry.getValue()).forEach((key, value) -> key(prefix + key, value));
        } else {
          gather(path, entry.getValue());
        }
      }
    }
  }

  private void key(String path, Object schema) {
    keys.put(path, String.valueOf(((Map<?, ?>) schema).get("description")));
    gather(path + ".", schema);
  }

  private static Optional<String> type(Map<?, ?> schema) {
    return schema.get("properties") instanceof Map<?, ?> keys
            && keys.get("type") instanceof Map<?, ?> type
            && type.get("enum") instanceof List<?> only
        ? Optional.of(String.valueOf(only.getFirst()))
        : Optional.empty();
  }
}
