package mailauth.core.lint;

import java.util.Optional;

/** Characters that come from how a record was pasted, not from its syntax. */
public final class OddCharacters {
  private OddCharacters() {}

  /**
   * The first character that no tag-list of mail authentication holds.
   *
   * @param at in chars from 0
   * @param message what it is and what to do
   */
  public record Odd(int at, String message) {}

  /** Looks for literal quotes and backslashes, control characters and what is not ASCII. */
  public static Optional<Odd> find(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isOdd(c)) {
        return Optional.of(new Odd(i, describe(c)));
      }
    }
    return Optional.empty();
  }

  private static boolean isOdd(char c) {
    boolean folding = c == '\t' || c == '\r' || c == '\n';
    return (c < ' ' && !folding) || c > '~' || c == '"' || c == '\\';
  }

  private static String describe(char c) {
    return switch (c) {
      case '"', '\u201c', '\u201d', '\u2018', '\u2019' ->
          "a quotation mark stands in the value; quotes belong to zone files, leave them out";
      case '\\' ->
          "a backslash stands in the value; escapes such as \\; belong to zone files, write ;";
      default ->
          "the character U+%04X stands in the value; only printable ASCII may".formatted((int) c);
    };
  }
}
