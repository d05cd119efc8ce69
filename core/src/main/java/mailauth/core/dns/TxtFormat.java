package mailauth.core.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The presentation form of TXT data (RFC 1035 section 5.1): quoted strings with {@code \"}, {@code
 * \\} and {@code \DDD}, read as leniently as DNS hosts write it.
 */
public final class TxtFormat {
  private TxtFormat() {}

  /** Writes each string quoted, one space between; {@code ""} for an empty one. */
  public static String write(Txt txt) {
    return txt.strings().stream().map(TxtFormat::quote).collect(Collectors.joining(" "));
  }

  /**
   * Reads quoted strings with or without space between them, and bare tokens. The bare tokens of a
   * value without any quote are strings of their own, so {@code foo bar} joins to {@code foobar}. A
   * backslash before a letter outside quotes is kept: hosts that never quote never escape.
   *
   * @throws IllegalArgumentException if a quote is left open or a string is over 255 octets
   */
  public static Txt read(String presentation) {
    var strings = new ArrayList<String>();
    int at = 0;
    while (at < presentation.length()) {
      char c = presentation.charAt(at);
      if (isBlank(c)) {
        at++;
      } else if (c == '"') {
        at = readQuoted(presentation, at + 1, strings);
      } else {
        at = readBare(presentation, at, strings);
      }
    }
    return new Txt(strings.isEmpty() ? List.of("") : strings);
  }

  private static int readQuoted(String in, int start, List<String> out) {
    var octets = new StringBuilder();
    int at = start;
    while (at < in.length() && in.charAt(at) != '"') {
      at = readOctet(in, at, octets, true);
    }
    if (at >= in.length()) {
      throw new IllegalArgumentException("the quote opened at %d is never closed".formatted(start));
    }
    out.add(octets.toString());
    return at + 1;
  }

  private static int readBare(String in, int start, List<String> out) {
    var octets = new StringBuilder();
    int at = start;
    while (at < in.length() && !isBlank(in.charAt(at)) && in.charAt(at) != '"') {
      at = readOctet(in, at, octets, false);
    }
    out.add(octets.toString());
    return at;
  }

  private static int readOctet(String in, int at, StringBuilder out, boolean quoted) {
    char c = in.charAt(at);
    if (c != '\\' || at + 1 >= in.length()) {
      out.append(octet(c));
      return at + 1;
    }
    char next = in.charAt(at + 1);
    if (isDigit(next)) {
      return readDecimal(in, at, out);
    }
    if (!quoted && isLetter(next)) {
      out.append(c);
    }
    out.append(octet(next));
    return at + 2;
  }

  private static int readDecimal(String in, int at, StringBuilder out) {
    boolean three =
        at + 3 < in.length() && isDigit(in.charAt(at + 2)) && isDigit(in.charAt(at + 3));
    int value = three ? Integer.parseInt(in.substring(at + 1, at + 4)) : 256;
    if (value > 255) {
      throw new IllegalArgumentException(
          "the escape at %d is not \\000 to \\255".formatted(at + 1));
    }
    out.append((char) value);
    return at + 4;
  }

  private static char octet(char c) {
    if (c > 255) {
      throw new IllegalArgumentException("'%s' is not an octet; escape its UTF-8".formatted(c));
    }
    return c;
  }

  private static String quote(String string) {
    var out = new StringBuilder(string.length() + 2).append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append('\\').append("%03d".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
