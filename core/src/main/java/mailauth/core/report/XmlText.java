package mailauth.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;

/**
 * The characters of an XML document. Octets that its encoding does not know become U+FFFD: many
 * reporters copy whatever a message held, and a stray octet in a comment is no reason to lose a
 * day's evidence.
 */
final class XmlText {
  private static final int PEEKED = 256;
  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

  private XmlText() {}

  /**
   * Decodes a document.
   *
   * @throws UnreadableReport if there is nothing but white space
   */
  static Reader reader(InputStream in) throws IOException, UnreadableReport {
    var ahead = new PushbackInputStream(in, PEEKED);
    int first = ahead.read();
    while (first > 0 && first <= ' ') {
      first = ahead.read();
    }
    if (first < 0) {
      throw new UnreadableReport("is empty");
    }
    ahead.unread(first);
    var head = ahead.readNBytes(PEEKED);
    var charset = charset(head);
    ahead.unread(head, bom(head), head.length - bom(head));
    return new InputStreamReader(ahead, charset);
  }

  private static Charset charset(byte[] head) {
    if (startsWith(head, 0xfe, 0xff) || startsWith(head, 0, '<')) {
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(head, 0xff, 0xfe) || startsWith(head, '<', 0)) {
      return StandardCharsets.UTF_16LE;
    }
    var named = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** How many octets the byte order mark takes. */
  private static int bom(byte[] head) {
    if (startsWith(head, 0xef, 0xbb, 0xbf)) {
      return 3;
    }
    return startsWith(head, 0xfe, 0xff) || startsWith(head, 0xff, 0xfe) ? 2 : 0;
  }

  private static boolean startsWith(byte[] head, int... octets) {
    for (int i = 0; i < octets.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != octets[i]) {
        return false;
      }
    }
    return true;
  }
}
