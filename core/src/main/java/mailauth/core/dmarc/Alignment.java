package mailauth.core.dmarc;

/** How closely an authenticated domain must match the author's (RFC 9989 section 4.7). */
public enum Alignment {
  RELAXED('r'),
  STRICT('s');

  private final char tag;

  Alignment(char tag) {
    this.tag = tag;
  }

  /** The value of {@code adkim} or {@code aspf}. */
  public char tag() {
    return tag;
  }
}
