package mailauth.core.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that must be so before a policy becomes stricter.
 *
 * @param gate the stable id of the gate that it is
 * @param verdict how it stands
 * @param message the figure behind it and, where it is not met, what it waits for
 * @param until when it is met at the earliest, if time alone may do it
 */
public record Condition(String gate, Verdict verdict, String message, Optional<Instant> until) {

  /** How a condition stands. */
  public enum Verdict {
    MET,
    /** A person must agree. */
    CONFIRM,
    /** There is no data to judge by. */
    UNKNOWN,
    UNMET
  }

  static Condition met(String gate, String message) {
    return new Condition(gate, Verdict.MET, message, Optional.empty());
  }

  static Condition of(String gate, boolean met, String message, Optional<Instant> until) {
    return met ? met(gate, message) : new Condition(gate, Verdict.UNMET, message, until);
  }

  /** Whether it keeps the next stage away. */
  public boolean isMissing() {
    return verdict == Verdict.UNMET || verdict == Verdict.UNKNOWN;
  }
}
