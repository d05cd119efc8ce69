package mailauth.core.spf.evaluation;

/** Ends an evaluation, from however deep, with an error (RFC 7208 sections 2.6.6 and 2.6.7). */
final class Undecided extends Exception {
  private static final long serialVersionUID = 1L;

  private final SpfResult result;
  private final String because;

  private Undecided(SpfResult result, String because) {
    // The trace that people read is made of steps; a Java stack would tell them nothing.
    super(because, null, false, false);
    this.result = result;
    this.because = because;
  }

  /** DNS did not answer; a later try may succeed. */
  static Undecided temporarily(String because) {
    return new Undecided(SpfResult.TEMPERROR, because);
  }

  /** The published records are at fault. */
  static Undecided permanently(String because) {
    return new Undecided(SpfResult.PERMERROR, because);
  }

  SpfResult result() {
    return result;
  }

  String because() {
    return because;
  }
}
