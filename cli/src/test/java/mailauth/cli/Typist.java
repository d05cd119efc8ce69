package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Somebody at a pseudo-terminal, where the tool runs in a process of its own. */
final class Typist implements AutoCloseable {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> PROMPTS = List.of("> ", "does: ");

  private final Process process;
  private final StringBuilder screen = new StringBuilder();
  private int read;

  private Typist(Process process) {
    this.process = process;
  }

  /**
   * Starts the tool as its classes are here.
   *
   * @param columns how wide the terminal is
   */
  static Typist start(Path folder, int columns, Map<String, String> environment, String... args)
      throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var tool =
        "%s -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp %s mailauth.cli.Main %s"
            .formatted(java, System.getProperty("java.class.path"), String.join(" ", args));
    return start(folder, columns, environment, tool);
  }

  /** Starts any command line. */
  static Typist start(Path folder, int columns, Map<String, String> environment, String command)
      throws IOException {
    if (!Boolean.parseBoolean(System.getenv("CI"))) {
      assumeThat(SCRIPT).as("script(1), for a pseudo-terminal").exists();
    }
    var line = "stty cols %d rows 24; exec %s".formatted(columns, command);
    var builder =
        new ProcessBuilder(SCRIPT.toString(), "-qefc", line, "/dev/null")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("LC_.*|LANG|COLUMNS|NO_COLOR"));
    builder.environment().putAll(environment);
    return new Typist(builder.start());
  }

  /** Waits for a prompt and types a line. */
  Typist type(String... lines) throws Exception {
    for (var line : lines) {
      awaitPrompt();
      send(line + "\n");
    }
    return this;
  }

  /** Waits for a prompt and presses Ctrl and a letter. */
  Typist control(char letter) throws Exception {
    awaitPrompt();
    send(String.valueOf((char) (letter - '@')));
    return this;
  }

  private void send(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  private void awaitPrompt() throws Exception {
    var end = Instant.now().plus(PATIENCE);
    while (PROMPTS.stream().noneMatch(screen.substring(read)::endsWith)) {
      assertThat(process.isAlive() || process.getInputStream().available() > 0)
          .as("still asks; it said: %s", screen)
          .isTrue();
      assertThat(Instant.now()).as("waits for a prompt after: %s", screen).isBefore(end);
      look();
    }
    read = screen.length();
  }

  private void look() throws Exception {
    InputStream out = process.getInputStream();
    if (out.available() > 0) {
      var octets = out.readNBytes(out.available());
      screen.append(new String(octets, StandardCharsets.UTF_8));
    } else {
      Thread.sleep(10);
    }
  }

  /** What was on the screen, once the tool has ended. */
  String screen() throws Exception {
    exitCode();
    return screen.toString().replace("\r", "");
  }

  int exitCode() throws Exception {
    var end = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      look();
    }
    screen.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertThat(process.waitFor(1, TimeUnit.SECONDS)).as("ends after: %s", screen).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  /** The files in a folder, for who wants to know that there are none. */
  static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
