package mailauth.core.dmarc;

/** Whether a domain is one under which others register names (RFC 9989 section 4.7, psd). */
public enum PublicSuffix {
  YES('y'),
  /** It is not, and it is the organizational domain of all names below it. */
  NO('n'),
  UNKNOWN('u');

  private final char tag;

  PublicSuffix(char tag) {
    this.tag = tag;
  }

  /** The value of {@code psd}. */
  public char tag() {
    return tag;
  }
}
