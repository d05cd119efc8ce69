package mailauth.core.yaml;

/**
 * Something wrong in a file.
 *
 * @param message one sentence: what is wrong and what to write instead
 */
public record Problem(Position at, String message) {
  @Override
  public String toString() {
    return at + ": " + message;
  }
}
