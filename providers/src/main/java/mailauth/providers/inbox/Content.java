package mailauth.providers.inbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a stream holds, told by its first octets: names of files and types of parts lie. */
enum Content {
  EMPTY,
  GZIP,
  ZIP,
  XML,
  JSON,
  MBOX,
  MESSAGE,
  OTHER;

  private static final int PEEKED = 128;

  /** Looks without taking anything. */
  static Content of(BufferedInputStream in) throws IOException {
    in.mark(PEEKED);
    var head = in.readNBytes(PEEKED);
    in.reset();
    return of(head);
  }

  private static Content of(byte[] head) {
    var text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u001f\u008b")) {
      return GZIP;
    }
    if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
      return ZIP;
    }
    if (text.startsWith("From ")) {
      return MBOX;
    }
    var plain = text.replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "");
    var start = plain.replace("\0", "").stripLeading();
    if (start.startsWith("<")) {
      return XML;
    }
    if (start.startsWith("{")) {
      return JSON;
    }
    if (text.matches("(?s)[!-9;-~]+:.*")) {
      return MESSAGE;
    }
    return start.isEmpty() && head.length < PEEKED ? EMPTY : OTHER;
  }
}
