package mailauth.core.plan;

import java.util.Locale;

/**
 * A safety check's verdict on a change.
 *
 * @param id its stable name, such as {@code SPF_AUTHORIZATION_REMOVED}
 * @param message the figure behind it and what would turn it green
 */
public record Gate(String id, Outcome outcome, String message) {

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

  public boolean blocks() {
    return outcome == Outcome.BLOCK;
  }

  /** Whether nobody can tell; then nothing is written that makes receivers stricter. */
  boolean isUnknown() {
    return outcome == Outcome.UNKNOWN;
  }
}
