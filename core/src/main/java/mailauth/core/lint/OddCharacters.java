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
      var message = describe(text.charAt(i));
      if (!message.isEmpty()) {
        return Optional.of(new Odd(i, message));
      }
    }
    return Optional.empty();
  }

  private static String describe(char c) {
    return switch (c) {
      case '"', '\u201c', '\u201d', '\u2018', '\u2019' ->
          "a quotation mark stands in the value; quotes belong to zone files, leave them out";
      case '\\' ->
          "a backslash stands in the value; escapes such as \\; belong to zone files, write ;";
      case '\t', '\r', '\n' -> "";
      default ->
          c >= ' ' && c < 127
              ? ""
              : "the character U+%04X stands in the value; only printable ASCII may"
                  .formatted((int) c);
    };
  }
}
