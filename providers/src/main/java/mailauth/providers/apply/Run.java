package mailauth.providers.apply;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The name of one apply, under which its rollback file is kept. Runs sort by time.
 *
 * @param id such as {@code 20261123T141500.123Z-3f9a}
 */
public record Run(String id) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * A run that begins now and sorts behind the last one, though the clock may have been set back
   * since.
   */
  public static Run after(Optional<String> last, Instant now) {
    var earliest = last.flatMap(Run::time).map(time -> time.plusMillis(1)).orElse(now);
    return at(now.isAfter(earliest) ? now : earliest, new SecureRandom());
  }

  private static Optional<Instant> time(String id) {
    try {
      var time = id.substring(0, Math.max(id.lastIndexOf('-'), 0));
      return Optional.of(TIME.parse(time, Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static Run at(Instant now, RandomGenerator random) {
    var suffix = new byte[2];
    random.nextBytes(suffix);
    return new Run(TIME.format(now) + "-" + HexFormat.of().formatHex(suffix));
  }
}
