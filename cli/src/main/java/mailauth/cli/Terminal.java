package mailauth.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.cli.render.Style;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;

/** The streams of a person or a script: results on one, messages on the other, and what is fed. */
final class Terminal {
  private static final int USUAL_WIDTH = 80;

  private final InputStream in;
  private final PrintWriter out;
  private final PrintWriter err;
  private final @Nullable Console console;
  private final Map<String, String> environment;
  private final Optional<Boolean> watched;

  /**
   * Streams, and what is known of who is at their ends.
   *
   * @param console the person who can be asked
   * @param watched whether messages go to a terminal; empty if the system does not tell
   */
  Terminal(
      InputStream in,
      PrintWriter out,
      PrintWriter err,
      @Nullable Console console,
      Map<String, String> environment,
      Optional<Boolean> watched) {
    this.watched = watched;
    this.in = in;
    this.out = out;
    this.err = err;
    this.console = console;
    this.environment = environment;
  }

  InputStream in() {
    return in;
  }

  /** Standard input to its end. */
  String input() {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new HostException("standard input cannot be read: " + e.getMessage(), e);
    }
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  /** Whether a person sits there who can be asked. */
  boolean isInteractive() {
    return console != null;
  }

  /** Whether a line of messages can be written over. */
  boolean isWatched() {
    return watched.orElse(isInteractive())
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** Asks a question; empty at the end of input or without a person. */
  Optional<String> ask(String question) {
    return console == null
        ? Optional.empty()
        : Optional.ofNullable(console.readLine("%s", question));
  }

  /** How wide lines may be, in columns; 80 where nobody knows. */
  int width() {
    var told = environment.getOrDefault("COLUMNS", "");
    if (told.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(told);
    }
    return isInteractive() ? TerminalSize.columns().orElse(USUAL_WIDTH) : USUAL_WIDTH;
  }

  /** The person's language, as the environment says it, such as {@code sv_SE.UTF-8}. */
  String locale() {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  Style style(boolean colourWanted) {
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return colourWanted && isInteractive() && !dumb && !refused ? Style.COLOUR : Style.PLAIN;
  }
}
