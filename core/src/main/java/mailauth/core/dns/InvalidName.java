package mailauth.core.dns;

/** A text that is no domain name; the message says why, for a person. */
public final class InvalidName extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidName(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
