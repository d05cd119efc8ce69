package mailauth.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks the system about the terminal, which no Java library does. */
final class TerminalSize {
  private static final File TERMINAL = new File("/dev/tty");

  private TerminalSize() {}

  /** The columns; empty where there is no such terminal or nobody says. */
  static OptionalInt columns() {
    try {
      var stty = new ProcessBuilder("stty", "size").redirectInput(TERMINAL).start();
      var said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return said.matches("\\d{1,4} [1-9]\\d{0,3}")
          ? OptionalInt.of(Integer.parseInt(said.substring(said.indexOf(' ') + 1)))
          : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  /**
   * Whether a stream of this process is a terminal, though others may not be; empty where the
   * system does not tell.
   *
   * @param descriptor its number, such as 2 for standard error
   */
  static Optional<Boolean> isTerminal(int descriptor) {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return Optional.of(target.startsWith("/dev/pts/") || target.matches("/dev/(tty|console).*"));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
