package mailauth.core.json;

/** JSON that is not what it should be; the message says where. */
public final class InvalidJson extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidJson(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
