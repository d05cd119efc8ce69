package mailauth.core.schema;

/** Says that a text is not of the form it should have; the message is a whole sentence. */
public final class Misfit extends Exception {
  private static final long serialVersionUID = 1L;

  public Misfit(String message) {
    super(message, null, false, false);
  }
}
