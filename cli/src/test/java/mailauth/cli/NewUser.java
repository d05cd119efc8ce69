package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who follows docs/three-minutes.md at a pseudo-terminal, beginning with an empty folder.
 */
final class NewUser {
  static final Path PAGE = Path.of("../docs/three-minutes.md");
  private static final Path ZONES = Path.of("../examples/quickstart/zones");

  private final Path zones;
  private final Path empty;
  private final boolean waits;
  private final HumanPace pace = new HumanPace();
  private Duration needed = Duration.ZERO;

  /** Starts the tool at a terminal. */
  interface Tool {
    Typist start(Path folder, String... arguments) throws IOException;
  }

  /**
   * Somebody new.
   *
   * @param waits whether really to take as long as a person does
   */
  NewUser(Path home, boolean waits) throws IOException {
    this.waits = waits;
    zones = Files.createDirectory(home.resolve("dns"));
    empty = Files.createDirectory(home.resolve("mail"));
    try (var files = Files.list(ZONES)) {
      for (var file : files.toList()) {
        Files.copy(file, zones.resolve(file.getFileName()));
      }
    }
  }

  /** Types what the page shows as typed; the screen has to look like the page. */
  void follow(Tool tool) throws Exception {
    for (var session : Session.of(PAGE)) {
      take(HumanPace.typing("mailauth " + String.join(" ", session.arguments())));
      var arguments = new ArrayList<>(session.arguments());
      arguments.addAll(List.of("--dns", Cli.NOBODY));
      try (var typist = tool.start(empty, arguments.toArray(String[]::new))) {
        for (var line : session.screen()) {
          var typed = Session.typed(line);
          if (typed.isPresent()) {
            take(HumanPace.typing(typed.get()));
            typist.type(typed.get());
          } else {
            take(pace.reading(line));
          }
        }
        assertThat(Session.timeless(typist.screen())).isEqualTo(session.text());
        assertThat(typist.exitCode()).isZero();
      }
    }
    assertThat(PAGE)
        .as("no flag says anything beforehand")
        .content()
        .contains("$ mailauth init\n", Files.readString(empty.resolve("mailauth.yaml")));
    assertThat(zones.resolve("example.com.zone"))
        .content()
        .contains("include:spf.i8t.com", "i8tsmtp._domainkey", "k2._domainkey", "_dmarc");
  }

  /** What reading and typing took. */
  Duration needed() {
    return needed;
  }

  private void take(Duration time) throws InterruptedException {
    needed = needed.plus(time);
    if (waits) {
      Thread.sleep(time.toMillis());
    }
  }
}
