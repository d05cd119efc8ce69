package mailauth.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailauth.core.json.JsonObject;
import mailauth.core.spf.evaluation.SpfQuery;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.conformance.Shared;
import mailauth.providers.spf.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public suite for RFC 7208 once more, through the command line: a batch for each zone. */
class SpfSuiteTest {
  @TempDir private Path folder;

  @Test
  void everyBatchHasTheRightResults() {
    var scenarios = Scenario.read(Shared.text("conformance/rfc7208-tests.yml"));
    // Some scenarios wait for a server that keeps silent; better all at once.
    var mistakes = Concurrently.map(scenarios, scenarios.size(), this::mistakes);
    assertThat(mistakes.stream().flatMap(List::stream)).isEmpty();
  }

  private List<String> mistakes(Scenario scenario) {
    var cli = new Cli(folder);
    var cases = scenario.cases();
    cli.input(cases.stream().map(c -> line(c.query())).collect(joining("\n")));
    try (var served = Served.zone(cli, scenario.zone())) {
      var answers = served.run("spf", "eval", "--batch", "-").out().lines().toList();
      assertThat(answers).hasSameSizeAs(cases);
      var mistakes = new ArrayList<String>();
      for (int i = 0; i < cases.size(); i++) {
        var result = JsonObject.read(answers.get(i)).optionalText("result").orElse("");
        if (!cases.get(i).results().contains(result)) {
          mistakes.add(cases.get(i).name() + ": " + answers.get(i));
        }
      }
      return mistakes;
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
