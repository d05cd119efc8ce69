package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.json.JsonObject;
import mailauth.core.spf.evaluation.SpfQuery;
import mailauth.providers.conformance.Shared;
import mailauth.providers.spf.Scenario;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The public suite for RFC 7208 once more, through the command line: a batch for each zone. */
class SpfSuiteTest {
  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyScenario() {
    return Scenario.read(Shared.text("conformance/rfc7208-tests.yml")).stream()
        .map(scenario -> dynamicTest(scenario.description(), () -> check(scenario)));
  }

  private void check(Scenario scenario) {
    var cli = new Cli(folder);
    var cases = scenario.cases();
    cli.input(cases.stream().map(c -> line(c.query())).collect(Collectors.joining("\n")));
    try (var served = Served.zone(cli, scenario.zone())) {
      var ran = served.run("spf", "eval", "--batch", "-");
      assertThat(ran.err()).isEmpty();
      var answers = ran.out().lines().map(JsonObject::read).toList();
      assertThat(answers).hasSameSizeAs(cases);
      for (int i = 0; i < cases.size(); i++) {
        assertThat(cases.get(i).results())
            .describedAs("%s: %s", cases.get(i).name(), answers.get(i))
            .contains(answers.get(i).text("result"));
      }
    }
  }

  private static String line(SpfQuery query) {
    return JsonObject.writeLine(
        Map.of(
            "domain", query.domain(),
            "ip", query.ip().toString(),
            "sender", query.sender(),
            "helo", query.helo()));
  }
}
