package mailauth.core.dkim.signature;

import java.util.Locale;

/** How much a message may change on its way before its signature breaks (RFC 6376 section 3.4). */
enum Canonicalization {
  SIMPLE,
  RELAXED;

  private static final String CRLF = "\r\n";

  /** A header field with its final CRLF. */
  String header(String raw) {
    if (this == SIMPLE) {
      return raw + CRLF;
    }
    int colon = raw.indexOf(':');
    var name = raw.substring(0, colon).stripTrailing().toLowerCase(Locale.ROOT);
    var value = collapsed(raw.substring(colon + 1).replace(CRLF, ""));
    return name + ":" + value.strip() + CRLF;
  }

  /** A body, ending in CRLF unless it is empty under relaxed. */
  String body(String body) {
    return switch (this) {
      case SIMPLE -> withOneEnd(body, CRLF);
      case RELAXED -> withOneEnd(relaxed(body), "");
    };
  }

  /** Blanks at line ends go, others become one space. */
  private static String relaxed(String body) {
    var out = new StringBuilder(body.length());
    int at = 0;
    while (at < body.length()) {
      int end = body.indexOf(CRLF, at);
      boolean last = end < 0;
      var line = body.substring(at, last ? body.length() : end);
      out.append(trimmed(collapsed(line)));
      if (!last) {
        out.append(CRLF);
      }
      at = last ? body.length() : end + CRLF.length();
    }
    return out.toString();
  }

  /** The body without empty lines at its end, and with one line end there. */
  private static String withOneEnd(String body, String whereEmpty) {
    int end = body.length();
    while (end >= 2 && body.charAt(end - 1) == '\n' && body.charAt(end - 2) == '\r') {
      end -= 2;
    }
    return end == 0 ? whereEmpty : body.substring(0, end) + CRLF;
  }

  private static String collapsed(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c == '\t';
      if (!blank) {
        out.append(c);
      } else if (out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString();
  }

  private static String trimmed(String line) {
    return line.endsWith(" ") ? line.substring(0, line.length() - 1) : line;
  }
}
