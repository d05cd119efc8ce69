package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/commands.md is what the program knows of its commands. */
class CommandsPageTest {
  private static final Path PAGE = Path.of("../docs/commands.md");

  @TempDir private Path folder;

  @Test
  void thePageIsCurrent() throws IOException {
    var now = new Cli(folder).run("man").out();
    if ("write".equals(System.getProperty("mailauth.docs"))) {
      Files.writeString(PAGE, now);
    }
    assertThat(PAGE).as("run mailauth man > docs/commands.md").content().isEqualTo(now);
  }
}
