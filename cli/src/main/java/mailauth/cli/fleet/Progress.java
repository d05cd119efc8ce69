package mailauth.cli.fleet;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import mailauth.providers.apply.Watch;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, on a line of the terminal that is written over and over, and gone in the end.
 * Short runs show none.
 */
public final class Progress implements Watch {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String ERASE = "\r\033[K";

  private final PrintWriter err;
  private final IntSupplier width;
  private @Nullable Pace pace;
  private boolean shows;

  /**
   * Progress on a terminal.
   *
   * @param width in columns; asked for only where there is something to show
   */
  public Progress(PrintWriter err, IntSupplier width) {
    this.err = err;
    this.width = width;
  }

  @Override
  public synchronized void begins(String doing, List<String> providers) {
    erase();
    var now = new Pace(doing, providers, System.nanoTime());
    pace = now;
    if (!now.isDone()) {
      Thread.ofPlatform().daemon().name("progress").start(() -> draw(now));
    }
  }

  @Override
  public synchronized void ends(String provider) {
    if (pace != null) {
      pace.ends(provider);
      if (pace.isDone()) {
        pace = null;
        erase();
      }
    }
  }

  /** Says something else; the line comes back below it. */
  public synchronized void aside(Runnable words) {
    erase();
    words.run();
  }

  private void draw(Pace of) {
    try {
      Thread.sleep(SHORT);
      int columns = width.getAsInt();
      while (drawn(of, columns)) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False once that part is over. */
  private synchronized boolean drawn(Pace of, int columns) {
    if (pace != of) {
      return false;
    }
    var line = of.line(System.nanoTime());
    err.print(ERASE + (line.length() < columns ? line : line.substring(0, columns - 1)));
    err.flush();
    shows = true;
    return true;
  }

  private void erase() {
    if (shows) {
      err.print(ERASE);
      err.flush();
      shows = false;
    }
  }
}
