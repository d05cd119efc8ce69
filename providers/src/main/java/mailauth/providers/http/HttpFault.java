package mailauth.providers.http;

/** A call that came to nothing; the message is for people and holds no secret. */
public final class HttpFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is known of the other side. */
  public enum Kind {
    /** It never saw the request. */
    NOT_SENT,
    /** It saw the request and said no. */
    REFUSED,
    /** It may or may not have done what was asked. */
    IN_DOUBT,
    /** It answered, but not in a way that can be read. */
    UNREADABLE
  }

  private final Kind kind;
  private final int status;

  /**
   * @param status of the answer; 0 if there was none
   */
  public HttpFault(Kind kind, int status, String message) {
    super(message);
    this.kind = kind;
    this.status = status;
  }

  public Kind kind() {
    return kind;
  }

  public int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
