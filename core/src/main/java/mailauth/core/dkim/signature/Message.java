package mailauth.core.dkim.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * A message as it travels (RFC 5322), its octets held as ISO 8859-1 text with lines that end in
 * CRLF.
 *
 * @param fields in the message's order
 * @param body what follows the empty line; empty without one
 */
public record Message(List<Field> fields, String body) {
  /** The largest message that is read. */
  public static final int MOST_OCTETS = 64 << 20;

  private static final String CRLF = "\r\n";

  public Message {
    fields = List.copyOf(fields);
  }

  /**
   * A header field as written.
   *
   * @param name as written
   * @param raw the whole field with its folds, without its final CRLF
   */
  public record Field(String name, String raw) {
    /** What follows the colon, unfolded. */
    public String value() {
      return raw.substring(raw.indexOf(':') + 1).replace(CRLF, "");
    }
  }

  /**
   * Reads any octets. Bare line feeds, as files on disk have them, count as line ends; a line that
   * is no field ends the header, as it does for mail servers.
   *
   * @param octets held as ISO 8859-1 text
   */
  public static Message parse(String octets) {
    var text = withoutEnvelope(octets.indexOf('\n') < 0 ? octets : crlf(octets));
    var fields = new ArrayList<Field>();
    int at = 0;
    while (at < text.length() && !text.startsWith(CRLF, at)) {
      int end = endOfField(text, at);
      var raw = text.substring(at, end);
      int colon = raw.indexOf(':');
      if (colon <= 0) {
        return new Message(fields, text.substring(at));
      }
      fields.add(new Field(raw.substring(0, colon).stripTrailing(), raw));
      at = Math.min(end + CRLF.length(), text.length());
    }
    return new Message(fields, text.startsWith(CRLF, at) ? text.substring(at + 2) : "");
  }

  /** The line that mailbox files put before each message. */
  private static String withoutEnvelope(String text) {
    int end = text.indexOf(CRLF);
    return text.startsWith("From ") && end > 0 ? text.substring(end + CRLF.length()) : text;
  }

  private static int endOfField(String text, int from) {
    int end = text.indexOf(CRLF, from);
    while (end >= 0 && end + 2 < text.length() && isBlank(text.charAt(end + 2))) {
      end = text.indexOf(CRLF, end + 2);
    }
    return end < 0 ? text.length() : end;
  }

  private static String crlf(String octets) {
    var out = new StringBuilder(octets.length() + octets.length() / 32);
    for (int i = 0; i < octets.length(); i++) {
      char c = octets.charAt(i);
      if (c == '\n' && (i == 0 || octets.charAt(i - 1) != '\r')) {
        out.append('\r');
      }
      out.append(c);
    }
    return out.toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
