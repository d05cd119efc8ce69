package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import mailauth.cli.gates.RulePage;
import org.junit.jupiter.api.Test;

/** docs/safety.md is what the program knows of its rules. */
class SafetyPageTest {
  @Test
  void thePageIsCurrent() throws IOException {
    var page = Files.readAllLines(Page.REPOSITORY.resolve("docs/safety.md"));
    assertThat(page)
        .as("run mailauth gates --format markdown > docs/safety.md")
        .isEqualTo(RulePage.lines());
  }
}
