package mailauth.providers.masterfile;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An entry of a master file: one line, or several that parentheses join.
 *
 * @param start the offset of its first octet
 * @param end the offset after its line end
 * @param tokens at least one
 * @param words the tokens without parentheses
 */
record Line(Source source, int start, int end, List<Token> tokens, List<Token> words) {

  private static final int LONGEST_SHOWN = 60;

  static Line of(Source source, int start, int end, List<Token> tokens) {
    var words = tokens.stream().filter(token -> !token.isParenthesis()).toList();
    return new Line(source, start, end, List.copyOf(tokens), words);
  }

  /** Whether it begins with blank space, which stands for the owner before it. */
  boolean isIndented() {
    char first = source.text().charAt(start);
    return first == ' ' || first == '\t';
  }

  /** A token as written. */
  String text(Token token) {
    return source.text().substring(token.start(), token.end());
  }

  /** A token for a person: in UTF-8, without control characters, its beginning if it is long. */
  String shown(Token token) {
    var octets = text(token).getBytes(StandardCharsets.ISO_8859_1);
    var decoded = new String(octets, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
    return decoded.length() > LONGEST_SHOWN ? decoded.substring(0, LONGEST_SHOWN) + "..." : decoded;
  }

  /** Whether a token stands within parentheses. */
  boolean isEnclosed(Token token) {
    int depth = 0;
    for (var other : tokens) {
      if (other.start() >= token.start()) {
        break;
      }
      depth += other.kind() == Token.Kind.OPEN ? 1 : other.kind() == Token.Kind.CLOSE ? -1 : 0;
    }
    return depth > 0;
  }

  /** The offset after the last token, where a comment may follow. */
  int contentEnd() {
    return tokens.getLast().end();
  }
}
