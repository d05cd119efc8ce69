package mailauth.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mailauth.core.dkim.signature.Message;
import mailauth.providers.host.HostException;

/** A raw message in a file or on standard input. */
final class MessageFile {
  private static final String STANDARD_INPUT = "-";

  private MessageFile() {}

  /**
   * Its octets, held as ISO 8859-1 text.
   *
   * @throws HostException if it cannot be read or is too large
   */
  static String read(String file, MailauthCommand mailauth) {
    try {
      if (file.equals(STANDARD_INPUT)) {
        return read(mailauth.terminal().in(), "the message");
      }
      try (var in = Files.newInputStream(Path.of(file))) {
        return read(in, file);
      }
    } catch (NoSuchFileException e) {
      throw new HostException("there is no file " + file, e);
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String read(InputStream in, String shown) throws IOException {
    var octets = in.readNBytes(Message.MOST_OCTETS + 1);
    if (octets.length > Message.MOST_OCTETS) {
      throw new HostException("%s is over 64 MiB, too large for a message".formatted(shown));
    }
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
