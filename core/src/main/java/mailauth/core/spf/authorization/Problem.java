package mailauth.core.spf.authorization;

/**
 * A part of a tree that cannot be evaluated.
 *
 * @param path where it is
 * @param reason a clause without a capital and a final stop
 */
public record Problem(TermPath path, Cause cause, String reason) {

  /** Why not. */
  public enum Cause {
    /** DNS gave no answer: temperror, and perhaps not for long. */
    NO_ANSWER,
    /** An include or redirect leads to no SPF record, or to several. */
    NO_RECORD,
    /** A record includes itself. */
    LOOP,
    /** A record breaks the syntax. */
    SYNTAX,
    /** More mail hosts than a receiver looks at, or a tree that goes on and on. */
    TOO_MUCH
  }

  /** Whether a later try may succeed. */
  public boolean isTemporary() {
    return cause == Cause.NO_ANSWER;
  }
}
