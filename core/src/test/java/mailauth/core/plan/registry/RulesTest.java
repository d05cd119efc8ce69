package mailauth.core.plan.registry;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final Path CORE = Path.of("src/main/java/mailauth/core");
  private static final Path PROVIDERS =
      Path.of("../providers/src/main/java/mailauth/providers/apply");
  private static final Pattern ID = Pattern.compile("\"([A-Z]+(_[A-Z0-9]+)+)\"");

  @Test
  void everyGateThatIsRaisedHasARule() throws IOException {
    var raised = new TreeSet<String>();
    ID.matcher(source(List.of(CORE.resolve("plan"), PROVIDERS)))
        .results()
        .forEach(id -> raised.add(id.group(1)));
    assertThat(raised).hasSizeGreaterThan(10);
    assertThat(Rules.all()).extracting(Rule::id).containsAll(raised);
  }

  @Test
  void everyGateThatHasARuleIsRaised() throws IOException {
    var source = source(List.of(CORE, PROVIDERS));
    assertThat(Rules.gates())
        .filteredOn(id -> !id.endsWith("_MULTIPLE_RECORDS")) // put together from the purpose
        .allSatisfy(id -> assertThat(source).contains("\"" + id + "\""));
  }

  @Test
  void idsAreUniqueAndSentencesWhole() {
    var rules = Rules.all();
    assertThat(rules.stream().map(Rule::id).collect(toSet())).hasSameSizeAs(rules);
    assertThat(rules)
        .allSatisfy(rule -> {
          assertThat(rule.rule()).matches("[A-Z].*\\.");
          assertThat(rule.why()).matches("[A-Z].*\\.");
          assertThat(rule.numbers()).allMatch(number -> number.matches("G[0-7][0-9]"));
        });
  }

  private static String source(List<Path> folders) throws IOException {
    var text = new StringBuilder();
    for (var folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          text.append(Files.readString(file));
        }
      }
    }
    return text.toString();
  }
}
