package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page on init shows a session at a terminal, from an empty folder to an applied zone. Here it
 * is typed again, and the screen has to look the same.
 */
class InitPageTest {
  private static final Path PAGE = Path.of("../docs/init.md");
  private static final String MARK = "<!-- typed at a terminal -->";
  private static final Pattern TYPED = Pattern.compile("(?:.*\\] |)> (.*)|.*Only 'yes' does: (.*)");
  private static final Pattern TIMES = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-f]{4}");
  private static final int ENOUGH = 25;

  @TempDir private Path folder;

  /** A command and all that is then seen. */
  private record Session(List<String> arguments, List<String> screen) {
    List<String> typed() {
      return screen.stream()
          .map(TYPED::matcher)
          .filter(Matcher::matches)
          .map(line -> line.group(1) == null ? line.group(2) : line.group(1))
          .toList();
    }
  }

  @Test
  void leadsFromAnEmptyFolderToAnAppliedZone() throws Exception {
    var zones = Files.createDirectory(folder.resolve("dns"));
    try (var files = Files.list(Path.of("../examples/quickstart/zones"))) {
      for (var file : files.toList()) {
        Files.copy(file, zones.resolve(file.getFileName()));
      }
    }
    var empty = Files.createDirectory(folder.resolve("mail"));
    var sessions = sessions();
    assertThat(sessions).hasSize(2);
    int typed = 0;
    for (var session : sessions) {
      var arguments = new ArrayList<>(session.arguments());
      arguments.addAll(List.of("--dns", Cli.NOBODY));
      try (var typist =
          Typist.start(
              empty, 80, Map.of("TERM", "dumb", "LANG", "C"), arguments.toArray(String[]::new))) {
        typist.type(session.typed().toArray(String[]::new));
        assertThat(masked(typist.screen())).isEqualTo(masked(lines(session.screen())));
        assertThat(typist.exitCode()).isZero();
      }
      typed += session.typed().size();
    }
    assertThat(typed).as("more is not done in three minutes").isLessThan(ENOUGH);
    assertThat(Files.readString(zones.resolve("example.com.zone")))
        .contains("include:spf.i8t.com", "i8tsmtp._domainkey", "_dmarc");
    assertThat(Files.readString(PAGE)).contains(Files.readString(empty.resolve("mailauth.yaml")));
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static String masked(String text) {
    return TIMES.matcher(text).replaceAll("RUN");
  }

  private static List<Session> sessions() throws IOException {
    var sessions = new ArrayList<Session>();
    var lines = Files.readAllLines(PAGE);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(MARK)) {
        int end = lines.subList(i + 2, lines.size()).indexOf("```") + i + 2;
        var command = lines.get(i + 2).replace("$ mailauth ", "").split(" ");
        sessions.add(new Session(List.of(command), lines.subList(i + 3, end)));
      }
    }
    return sessions;
  }
}
