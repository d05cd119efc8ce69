package mailauth.core.config;

/** Looks up what a {@link Reference} points at. */
@FunctionalInterface
public interface References {
  /**
   * The text that the reference stands for.
   *
   * @throws Unresolved if there is no such file or variable
   */
  String resolve(Reference reference);

  /** A reference that points at nothing; the message is a sentence without the position. */
  final class Unresolved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unresolved(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
