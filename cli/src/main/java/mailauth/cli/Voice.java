package mailauth.cli;

import java.util.Optional;
import mailauth.cli.fleet.Progress;
import mailauth.providers.apply.Watch;

/** What a run says: results to one stream, the rest to the other, around the line of progress. */
final class Voice {
  private final Terminal terminal;
  private final Optional<Progress> progress;

  Voice(Terminal terminal) {
    this.terminal = terminal;
    this.progress =
        terminal.isWatched()
            ? Optional.of(new Progress(terminal.err(), terminal::width))
            : Optional.empty();
  }

  /** Who is told how far this run is: a person at a terminal, or nobody. */
  Watch watch() {
    return progress.<Watch>map(line -> line).orElse(Watch.NONE);
  }

  /** Tells a person something. */
  void say(String sentence) {
    aside(() -> terminal.err().println("mailauth: " + sentence));
  }

  /** Prints a part of the results, for whoever reads them while they come. */
  void result(String text) {
    aside(() -> {
      terminal.out().print(text);
      terminal.out().flush();
    });
  }

  /** Prints something, where there may be a line that says how far the run is. */
  private void aside(Runnable print) {
    progress.ifPresentOrElse(line -> line.aside(print), print);
  }
}
