package mailauth.core.plan;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A safety check's verdict on a change.
 *
 * @param id its stable name, such as {@code SPF_AUTHORIZATION_REMOVED}
 * @param message the figure behind it and what would turn it green
 * @param overridden what the YAML says against it: then it is shown, but stops nothing
 */
public record Gate(String id, Outcome outcome, String message, Optional<Overridden> overridden) {

  public Gate(String id, Outcome outcome, String message) {
    this(id, outcome, message, Optional.empty());
  }

  /**
   * A person's word that a gate may be passed.
   *
   * @param reason why, on one line
   * @param until the last day on which it may be, in UTC
   */
  public record Overridden(String reason, LocalDate until) {}

  /** What a gate says, mildest first. */
  public enum Outcome {
    PASS,
    WARN,
    /** A person must agree. */
    CONFIRM,
    /** There is no data to judge by. */
    UNKNOWN,
    /** Nothing is written unless the YAML overrides it. */
    BLOCK;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether nothing may be written. */
  public boolean blocks() {
    return outcome == Outcome.BLOCK && overridden.isEmpty();
  }

  /** Whether a person must agree. */
  public boolean needsConfirmation() {
    return outcome == Outcome.CONFIRM && overridden.isEmpty();
  }

  /** Whether anything is in the way that an override can lift. */
  boolean canBeOverridden() {
    return outcome == Outcome.CONFIRM || outcome == Outcome.UNKNOWN || outcome == Outcome.BLOCK;
  }

  Gate with(Optional<Overridden> nowOverridden) {
    return new Gate(id, outcome, message, nowOverridden);
  }

  /**
   * Whether nobody can tell, and nobody takes it on themselves; then nothing is written that makes
   * receivers stricter.
   */
  boolean isUnknown() {
    return outcome == Outcome.UNKNOWN && overridden.isEmpty();
  }
}
