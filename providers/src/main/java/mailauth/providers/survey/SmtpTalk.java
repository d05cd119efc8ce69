package mailauth.providers.survey;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The lines of an SMTP session before encryption (RFC 5321 section 4.2). */
final class SmtpTalk {
  private static final int MOST_OCTETS = 1 << 16;

  /** An answer, but not the wanted one. */
  static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    Refusal(String said) {
      super(said);
    }
  }

  private final Socket socket;

  SmtpTalk(Socket socket) {
    this.socket = socket;
  }

  /** What the host says first. */
  String greeting() throws IOException {
    return answer();
  }

  /** Says a command and returns what it answers, all lines of it. */
  String say(String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return answer();
  }

  /** Reads octet by octet, so that nothing of the handshake that follows is taken away. */
  private String answer() throws IOException {
    var in = socket.getInputStream();
    var all = new StringBuilder();
    while (all.length() < MOST_OCTETS) {
      var line = line(in);
      all.append(line).append('\n');
      if (line.length() < 4 || line.charAt(3) != '-') {
        if (line.isEmpty() || line.charAt(0) != '2') {
          throw new Refusal("it says: " + line);
        }
        return all.toString().strip();
      }
    }
    throw new IOException("it talks on and on");
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0 || line.length() > MOST_OCTETS) {
        throw new IOException("it hung up");
      }
      line.append((char) octet);
    }
    return line.toString().stripTrailing();
  }
}
