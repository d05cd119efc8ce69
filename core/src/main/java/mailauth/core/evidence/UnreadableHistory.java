package mailauth.core.evidence;

/** A kept history that cannot be read; the message says why, as a clause without a subject. */
public final class UnreadableHistory extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableHistory(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
