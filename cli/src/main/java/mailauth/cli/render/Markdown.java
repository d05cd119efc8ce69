package mailauth.cli.render;

/** Text in Markdown, so that nothing that DNS said becomes markup. */
final class Markdown {
  private static final int FENCE = 3;

  private Markdown() {}

  /** Text in which nothing is markup; underscores inside of words are none anyway. */
  static String text(String text) {
    return text.replaceAll("([\\\\`*\\[\\]<|~])", "\\\\$1")
        .replaceAll("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\_");
  }

  /** Text as it is, whatever backticks it has. */
  static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }

  /** A fence that no line of the text can close. */
  static String fence(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return "`".repeat(Math.max(FENCE, longest + 1));
  }
}
