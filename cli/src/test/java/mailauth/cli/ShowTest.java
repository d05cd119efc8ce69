package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A saved plan is shown as it was when it was made, by a machine that knows neither YAML nor DNS.
 */
class ShowTest {
  @TempDir private Path folder;
  private Cli cli;
  private String plan;

  @BeforeEach
  void make() {
    cli = ManyDomains.of(5, new Cli(folder));
    plan = cli.path("plan.json").toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown", "html"})
  void printsWhatPlanPrinted(String format) {
    var planned = cli.run("plan", "--out", plan, "--format", format);
    var shown = cli.runExactly("show", plan, "--format", format);
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out()).isEqualTo(planned.out());
  }

  @Test
  void ofSomeDomains() {
    cli.run("plan", "--out", plan);
    assertThat(cli.runExactly("show", plan, "--domain", "*3.example").out())
        .startsWith("d00003.example (zonefile local)\n")
        .doesNotContain("d00002.example");
  }

  @Test
  void saysWhatIsWrongWithTheFile() {
    assertThat(cli.runExactly("show", plan).err())
        .isEqualTo("mailauth: there is no plan %s\n".formatted(plan));
    cli.file("plan.json", "{\"format\": \"mailauth-plan/9\"}");
    assertThat(cli.runExactly("show", plan).err()).contains("is no plan: ").hasLineCount(1);
  }
}
