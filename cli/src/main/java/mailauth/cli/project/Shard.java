package mailauth.cli.project;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import mailauth.core.dns.Name;

/**
 * One of several parts of a fleet. A domain's name alone says to which part it belongs, so that it
 * stays there whatever other domains come or go.
 *
 * @param part from 1 to {@code of}
 * @param of how many parts there are
 */
public record Shard(int part, int of) {
  /** More would be a typing mistake, and leave most parts empty. */
  static final int MOST = 10_000;

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})/([0-9]{1,5})");

  /**
   * Reads such as {@code 2/4}.
   *
   * @throws IllegalArgumentException with a sentence that says what to write
   */
  public static Shard parse(String text) {
    var written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw wrong(text, "write the part and how many there are, such as 1/4");
    }
    int part = Integer.parseInt(written.group(1));
    int of = Integer.parseInt(written.group(2));
    if (of < 1 || of > MOST) {
      throw wrong(text, "there can be 1 to %,d parts".formatted(MOST));
    }
    if (part < 1 || part > of) {
      throw wrong(text, "the first part is 1/%d and the last %d/%d".formatted(of, of, of));
    }
    return new Shard(part, of);
  }

  private static IllegalArgumentException wrong(String text, String instead) {
    return new IllegalArgumentException("'%s' is no part: %s".formatted(text, instead));
  }

  /** Whether a domain is of this part: the first 64 bits of its A-label name's SHA-256 say so. */
  public boolean includes(Name domain) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(domain.text().getBytes(StandardCharsets.US_ASCII));
      long first = ByteBuffer.wrap(digest).getLong();
      return Long.remainderUnsigned(first, of) == part - 1;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return part + "/" + of;
  }
}
