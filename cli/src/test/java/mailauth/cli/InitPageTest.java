package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on init shows a session at a terminal. Here it is typed again, and looks the same. */
class InitPageTest {
  private static final Path PAGE = Path.of("../docs/init.md");

  @TempDir private Path folder;

  @Test
  void whatDnsShowsIsChosenAlready() throws Exception {
    var zones = Files.createDirectory(folder.resolve("dns"));
    try (var files = Files.list(Path.of("../examples/small-firm/zones"))) {
      for (var file : files.toList()) {
        Files.copy(file, zones.resolve(file.getFileName()));
      }
    }
    var empty = Files.createDirectory(folder.resolve("mail"));
    var session = Session.of(PAGE).getFirst();
    try (var typist =
        Typist.start(empty, 80, Map.of("TERM", "dumb", "LANG", "C"), "init", "--dns", Cli.NOBODY)) {
      typist.type(session.typed().toArray(String[]::new));
      assertThat(typist.screen()).isEqualTo(session.text()).contains("[x] 1 i8t");
      assertThat(typist.exitCode()).isZero();
    }
    assertThat(Files.readString(PAGE)).contains(Files.readString(empty.resolve("mailauth.yaml")));
  }
}
