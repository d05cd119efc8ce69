package mailauth.cli;

import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM while an apply runs: it ends between two writes, says what is done, and only
 * then does the process exit, with the apply's own code.
 */
final class Interrupt {
  private final PrintWriter err;
  private final AtomicBoolean requested = new AtomicBoolean();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread hook = new Thread(this::endInGoodOrder, "interrupt");

  private Interrupt(PrintWriter err) {
    this.err = err;
  }

  /**
   * Keeps the process alive from here to {@link #end}.
   *
   * @param err where a person is told why it does not stop at once
   */
  static Interrupt watch(PrintWriter err) {
    var interrupt = new Interrupt(err);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  boolean isRequested() {
    return requested.get();
  }

  private void endInGoodOrder() {
    requested.set(true);
    err.println("mailauth: stopping as soon as the writes under way are done");
    Runtime.getRuntime().halt(exitCode.join());
  }

  /** Lets the process go; all that is to be said has been. */
  void end(int code) {
    exitCode.complete(code);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook sets its exit code.
    }
  }
}
