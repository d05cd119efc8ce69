package mailauth.cli.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The image's recipe, as far as that can be told without building it. */
class ImageTest {
  private List<String> instructions;

  @BeforeEach
  void read() throws Exception {
    var text = Files.readString(Recipes.FOLDER.resolve("gitlab/ci/Dockerfile"));
    instructions =
        text.replaceAll("(?m)^#.*\n", "").replace("\\\n", "").lines().map(String::strip).toList();
  }

  @Test
  void isSlimAndRunsAsNobodySpecial() {
    assertThat(instructions)
        .allMatch(line -> line.matches("(FROM|RUN|COPY|ENV|USER|WORKDIR|CMD) .+"));
    assertThat(instructions.getFirst()).matches("FROM debian:[a-z]+-slim");
    int user = instructions.indexOf("USER mailauth");
    assertThat(user).isPositive();
    assertThat(instructions.subList(user, instructions.size()))
        .noneMatch(line -> line.matches("(RUN|COPY|USER root).*"));
  }

  /** Each step is what a shell takes, and installs what the scripts call. */
  @Test
  void hasWhatTheScriptsCall() throws Exception {
    var steps = instructions.stream().filter(line -> line.startsWith("RUN ")).toList();
    for (var step : steps) {
      assertThat(new ProcessBuilder("sh", "-nc", step.substring(4)).start().waitFor()).isZero();
    }
    assertThat(String.join("\n", steps)).contains(" curl ", " git ", " jq ", " unzip ");
    assertThat(instructions).contains("ENV PATH=/opt/mailauth/bin:$PATH");
  }
}
