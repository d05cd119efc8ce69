package mailauth.core.yaml;

import java.util.regex.Pattern;

/** Text as a YAML file has it, so that reading the file gives the same text again. */
public final class ScalarText {
  /** What means itself wherever it stands, in flow style as well, to readers of any version. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./@+=-]*+(?:[ :][A-Za-z0-9_./@+=-]+)*+");

  /** YAML 1.1 reads {@code 12:30} as a number of base 60. */
  private static final Pattern SEXAGESIMAL = Pattern.compile("[0-9][0-9_.]*(:[0-9_.]*)+");

  private ScalarText() {}

  /** The text without quotes where it then stays text, else in double quotes. */
  public static String of(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && PlainScalar.meaning(text) == Node.Meaning.TEXT
            && !SEXAGESIMAL.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if (Quote.isPrintable(c)) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append(c > 0xFFFF ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c));
          }
        });
    return quoted.append('"').toString();
  }
}
