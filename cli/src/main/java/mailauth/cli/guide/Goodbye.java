package mailauth.cli.guide;

import java.io.PrintWriter;

/** Tells somebody who leaves with Ctrl-C that nothing was written. */
public final class Goodbye implements AutoCloseable {
  private final Thread hook;

  private Goodbye(Thread hook) {
    this.hook = hook;
  }

  /** Says it when the process is ended before this is closed. */
  public static Goodbye of(PrintWriter err, String sentence) {
    var hook =
        new Thread(
            () -> {
              err.println();
              err.println("mailauth: " + sentence);
              err.flush();
            },
            "goodbye");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Goodbye(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook says so.
    }
  }
}
