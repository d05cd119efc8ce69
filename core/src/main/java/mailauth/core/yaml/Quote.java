package mailauth.core.yaml;

/** Text of a file as messages repeat it. */
public final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  /** The text in single quotes, on one line, shortened, without what a terminal would obey. */
  public static String of(String text) {
    var quoted = new StringBuilder("'");
    int end = Math.min(text.length(), LONGEST);
    text.substring(0, end)
        .codePoints()
        .forEach(c -> {
          if (isPrintable(c)) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append("\\u%04X".formatted(c));
          }
        });
    return quoted.append(end < text.length() ? "...'" : "'").toString();
  }

  /** Whether a terminal shows the character, and does nothing else with it. */
  static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
