package mailauth.providers.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Sends one request, once. */
interface Transport extends AutoCloseable {

  /**
   * Sends and waits for the whole answer.
   *
   * @throws NoResponse if there is none
   */
  Response send(String method, URI url, List<Field> headers, Optional<Content> content)
      throws NoResponse;

  @Override
  void close();

  /** Why there is no answer, as half a sentence about the server. */
  final class NoResponse extends Exception {
    private static final long serialVersionUID = 1L;

    private final HttpFault.Kind kind;

    NoResponse(HttpFault.Kind kind, String message) {
      super(message);
      this.kind = kind;
    }

    HttpFault.Kind kind() {
      return kind;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
