package mailauth.core.report;

/** A report that cannot be used; the message says why, as a clause without a subject. */
public final class UnreadableReport extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableReport(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
