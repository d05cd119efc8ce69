package mailauth.core.check.picture;

/**
 * A DKIM selector to look for.
 *
 * @param name the labels left of {@code _domainkey}
 * @param isGiven whether a person named it; others are guesses, of which a miss says nothing
 */
public record Selector(String name, boolean isGiven) {
  /** A selector that many use. */
  public static Selector guess(String name) {
    return new Selector(name, false);
  }

  /** A selector that has to be there. */
  public static Selector given(String name) {
    return new Selector(name, true);
  }
}
