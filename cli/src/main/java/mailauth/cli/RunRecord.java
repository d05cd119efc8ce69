package mailauth.cli;

import java.util.function.IntConsumer;

/**
 * What a run leaves for machines that watch over them: written once, by the run itself or, where a
 * signal ends it, in its place.
 */
final class RunRecord {
  private final IntConsumer writer;
  private final Thread hook = new Thread(() -> write(ExitCode.ERROR), "record");
  private boolean isWritten;

  /**
   * A record that is not written yet.
   *
   * @param writer is told the exit code
   */
  RunRecord(IntConsumer writer) {
    this.writer = writer;
  }

  /** From now on, a signal has it written. */
  void heedSignals() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From now on, others see to it. */
  void leaveSignals() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook has it written.
    }
  }

  /** Writes it, unless that was done; returns when it is. */
  synchronized void write(int exitCode) {
    if (!isWritten) {
      isWritten = true;
      writer.accept(exitCode);
    }
  }
}
