package mailauth.core.schema;

/** Says in a whole sentence that a text is not of the form it should have. */
public final class Misfit extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  public Misfit(String sentence) {
    super(sentence, null, false, false);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
