package mailauth.cli.guide;

/** Text broken into lines between words; a no-break space is written as a space. */
final class Wrapping {
  /** What no line is broken at. */
  static final String BOUND = "\u00a0";

  private Wrapping() {}

  /**
   * Lines of a width; a word that is longer stays whole.
   *
   * @param first what the first line begins with
   * @param others what all others begin with
   */
  static String of(String text, String first, String others, int width) {
    var all = new StringBuilder(first);
    int column = first.length();
    boolean begun = false;
    for (var word : text.split(" ")) {
      int length = word.codePointCount(0, word.length());
      if (begun && column + 1 + length > width) {
        all.append('\n').append(others);
        column = others.length();
        begun = false;
      }
      if (begun) {
        all.append(' ');
        column++;
      }
      all.append(word.replace(BOUND, " "));
      column += length;
      begun = true;
    }
    return all.toString();
  }
}
