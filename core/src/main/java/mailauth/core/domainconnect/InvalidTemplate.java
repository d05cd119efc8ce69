package mailauth.core.domainconnect;

/** A template that cannot be used; the message is a sentence without the file's name. */
public final class InvalidTemplate extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidTemplate(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
