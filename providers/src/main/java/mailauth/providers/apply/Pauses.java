package mailauth.providers.apply;

import java.time.Duration;

/** The pauses between questions, longer and longer, as long as a run has patience. */
final class Pauses {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Applier.Conduct conduct;

  /** By the timer that goes on whatever is done to the clock. */
  private final long deadline;

  private Duration pause = FIRST;

  Pauses(Applier.Conduct conduct) {
    this.conduct = conduct;
    this.deadline = System.nanoTime() + conduct.patience().toNanos();
  }

  /** Begins with short pauses again, in the time that is left. */
  void restart() {
    pause = FIRST;
  }

  /** Pauses; false, at once, if there is no time left or the run shall end. */
  boolean next() {
    boolean late = System.nanoTime() + pause.toNanos() - deadline >= 0;
    if (late || conduct.stopped().getAsBoolean()) {
      return false;
    }
    sleep();
    var twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    return true;
  }

  private void sleep() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
