package mailauth.providers.apply;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The name of one apply, under which its rollback file is kept. Runs sort by time.
 *
 * @param id such as {@code 20261123T141500.123Z-3f9a}
 */
public record Run(String id) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  public static Run at(Instant now) {
    return at(now, new SecureRandom());
  }

  static Run at(Instant now, RandomGenerator random) {
    var suffix = new byte[2];
    random.nextBytes(suffix);
    return new Run(TIME.format(now) + "-" + HexFormat.of().formatHex(suffix));
  }
}
