package mailauth.providers.masterfile;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** The next SOA serial in the style of the last one (RFC 1982 for the arithmetic). */
final class Serial {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final long MODULUS = 1L << 32;
  private static final int CHANGES_A_DAY = 100;
  private static final int FIRST_YEAR = 1980;
  private static final long FIRST_UNIX_TIME = 1_000_000_000L;
  private static final long SECONDS_A_DAY = 86_400;

  private Serial() {}

  /** Today's date and a counter, the time of day, or one more; always later than before. */
  static long next(long serial, Clock clock) {
    if (isDate(serial)) {
      long today = Long.parseLong(DAY.format(LocalDate.now(clock))) * CHANGES_A_DAY;
      return Math.max(today, serial + 1) % MODULUS;
    }
    long now = clock.instant().getEpochSecond();
    if (serial >= FIRST_UNIX_TIME && serial <= now + SECONDS_A_DAY) {
      return Math.max(now, serial + 1) % MODULUS;
    }
    long next = (serial + 1) % MODULUS;
    return next == 0 ? 1 : next;
  }

  private static boolean isDate(long serial) {
    try {
      return LocalDate.parse(String.valueOf(serial / CHANGES_A_DAY), DAY).getYear() >= FIRST_YEAR;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
