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
  private final RunRecord record;
  private final AtomicBoolean requested = new AtomicBoolean();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread hook = new Thread(this::endInGoodOrder, "interrupt");

  private Interrupt(PrintWriter err, RunRecord record) {
    this.err = err;
    this.record = record;
  }

  /**
   * Keeps the process alive from here to {@link #end}.
   *
   * @param err where a person is told why it does not stop at once
   * @param record written before the process ends
   */
  static Interrupt watch(PrintWriter err, RunRecord record) {
    var interrupt = new Interrupt(err, record);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    record.leaveSignals();
    return interrupt;
  }

  boolean isRequested() {
    return requested.get();
  }

  private void endInGoodOrder() {
    requested.set(true);
    err.println("mailauth: stopping as soon as the writes under way are done");
    int code = exitCode.join();
    record.write(code);
    Runtime.getRuntime().halt(code);
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
