package mailauth.providers.masterfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.providers.masterfile.Token.Kind;

/** Cuts a master file into lines of tokens, leaving comments and blank lines out. */
final class Lexer {
  private final Source source;
  private final String text;
  private int at;

  Lexer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * The next line that holds a word.
   *
   * @throws mailauth.providers.host.HostException for a quote or parenthesis without its partner
   */
  Optional<Line> next() {
    while (at < text.length()) {
      var line = line();
      if (!line.isEmpty()) {
        return Optional.of(line.get());
      }
    }
    return Optional.empty();
  }

  private Optional<Line> line() {
    int start = at;
    var tokens = new ArrayList<Token>();
    var open = new ArrayList<Token>();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        at++;
        if (open.isEmpty()) {
          break;
        }
      } else if (c == ';') {
        int feed = text.indexOf('\n', at);
        at = feed < 0 ? text.length() : feed;
      } else if (isBlank(c)) {
        at++;
      } else {
        var token = token(c);
        balance(token, open);
        tokens.add(token);
      }
    }
    if (!open.isEmpty()) {
      throw source.wrong(open.getLast().start(), "this parenthesis is never closed");
    }
    var line = Line.of(source, start, at, tokens);
    return line.words().isEmpty() ? Optional.empty() : Optional.of(line);
  }

  private void balance(Token token, List<Token> open) {
    if (token.kind() == Kind.OPEN) {
      open.add(token);
    } else if (token.kind() == Kind.CLOSE) {
      if (open.isEmpty()) {
        throw source.wrong(token.start(), "this parenthesis was never opened");
      }
      open.removeLast();
    }
  }

  private Token token(char first) {
    int start = at;
    return switch (first) {
      case '(' -> new Token(Kind.OPEN, start, ++at);
      case ')' -> new Token(Kind.CLOSE, start, ++at);
      case '"' -> quoted(start);
      default -> word(start);
    };
  }

  private Token quoted(int start) {
    for (at = start + 1; at < text.length() && text.charAt(at) != '\n'; at++) {
      if (text.charAt(at) == '"') {
        return new Token(Kind.QUOTED, start, ++at);
      }
      skipEscape(start);
    }
    throw source.wrong(start, "this quote is not closed on its line");
  }

  private Token word(int start) {
    while (at < text.length() && !endsWord(text.charAt(at))) {
      skipEscape(start);
      at++;
    }
    return new Token(Kind.WORD, start, at);
  }

  /** Steps onto an escaped octet, so that it is not taken for what it looks like. */
  private void skipEscape(int start) {
    if (text.charAt(at) == '\\') {
      at++;
      if (at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
        throw source.wrong(start, "nothing follows the backslash at the end of the line");
      }
    }
  }

  private static boolean endsWord(char c) {
    return isBlank(c) || c == '\n' || c == ';' || c == '(' || c == ')' || c == '"';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
