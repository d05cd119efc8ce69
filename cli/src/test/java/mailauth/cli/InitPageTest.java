package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page on init shows a session at a terminal, from an empty folder to an applied zone. Here it
 * is typed again, and the screen has to look the same.
 */
class InitPageTest {
  private static final Path PAGE = Path.of("../docs/init.md");
  private static final int ENOUGH = 25;

  @TempDir private Path folder;

  @Test
  void leadsFromAnEmptyFolderToAnAppliedZone() throws Exception {
    var zones = Files.createDirectory(folder.resolve("dns"));
    try (var files = Files.list(Path.of("../examples/quickstart/zones"))) {
      for (var file : files.toList()) {
        Files.copy(file, zones.resolve(file.getFileName()));
      }
    }
    var empty = Files.createDirectory(folder.resolve("mail"));
    var sessions = Session.of(PAGE);
    assertThat(sessions).hasSize(2);
    int typed = 0;
    for (var session : sessions) {
      var arguments = new ArrayList<>(session.arguments());
      arguments.addAll(List.of("--dns", Cli.NOBODY));
      try (var typist =
          Typist.start(
              empty, 80, Map.of("TERM", "dumb", "LANG", "C"), arguments.toArray(String[]::new))) {
        typist.type(session.typed().toArray(String[]::new));
        assertThat(Session.timeless(typist.screen())).isEqualTo(session.text());
        assertThat(typist.exitCode()).isZero();
      }
      typed += session.typed().size();
    }
    assertThat(typed).as("more is not done in three minutes").isLessThan(ENOUGH);
    assertThat(Files.readString(zones.resolve("example.com.zone")))
        .contains("include:spf.i8t.com", "i8tsmtp._domainkey", "_dmarc");
    assertThat(Files.readString(PAGE)).contains(Files.readString(empty.resolve("mailauth.yaml")));
  }
}
