package mailauth.providers.inbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A file of messages, each begun by a line {@code From } after an empty one (RFC 4155). */
final class Mbox {
  private static final String BEGIN = "From ";

  private final Limits limits;

  Mbox(Limits limits) {
    this.limits = limits;
  }

  /** Takes one message. */
  interface Taker {
    void take(int number, byte[] octets);
  }

  /**
   * Splits a stream, one message in memory at a time.
   *
   * @throws Bounded.TooMuch if a message is too large
   */
  void split(BufferedInputStream in, Taker taker) throws IOException {
    var message = new ByteArrayOutputStream();
    int number = 0;
    boolean afterEmpty = true;
    for (var line = line(in); line.length > 0; line = line(in)) {
      if (afterEmpty && startsWith(line, BEGIN)) {
        if (number > 0) {
          taker.take(number, message.toByteArray());
        }
        number++;
        message.reset();
      } else {
        // A line of the message that looked like a beginning was quoted.
        int quoted = startsWith(line, ">" + BEGIN) ? 1 : 0;
        message.write(line, quoted, line.length - quoted);
      }
      if (message.size() > limits.message()) {
        throw new Bounded.TooMuch("has a message of over %,d octets".formatted(limits.message()));
      }
      afterEmpty = line[0] == '\n' || line[0] == '\r';
    }
    taker.take(number, message.toByteArray());
  }

  /** A line with its end; empty at the end of the stream. */
  private byte[] line(BufferedInputStream in) throws IOException {
    var line = new ByteArrayOutputStream(80);
    int octet;
    do {
      octet = in.read();
      if (octet >= 0) {
        line.write(octet);
      }
    } while (octet >= 0 && octet != '\n' && line.size() <= limits.message());
    return line.toByteArray();
  }

  private static boolean startsWith(byte[] line, String text) {
    return line.length >= text.length()
        && new String(line, 0, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }
}
