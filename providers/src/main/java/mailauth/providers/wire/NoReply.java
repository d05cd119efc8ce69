package mailauth.providers.wire;

import java.io.IOException;

/** A question that got no usable reply; the message is half a sentence for a person. */
public final class NoReply extends IOException {
  private static final long serialVersionUID = 1L;

  /** How far the question came. */
  public enum Kind {
    /** It was never sent as a whole. */
    NOT_SENT,
    /** The server kept silent. */
    TIMEOUT,
    /** The connection broke after it was sent. */
    LOST,
    /** What came back is no DNS message. */
    MALFORMED,
    /** What came back is not signed with the key. */
    UNTRUSTED
  }

  private final Kind kind;
  private final String message;

  public NoReply(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.message = message;
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
