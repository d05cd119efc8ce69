package mailauth.providers.masterfile;

/**
 * A piece of a line.
 *
 * @param start the offset of its first octet, a quote if it is quoted
 * @param end the offset after its last octet
 */
record Token(Kind kind, int start, int end) {
  enum Kind {
    WORD,
    QUOTED,
    OPEN,
    CLOSE
  }

  boolean isParenthesis() {
    return kind == Kind.OPEN || kind == Kind.CLOSE;
  }
}
