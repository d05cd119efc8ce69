package mailauth.core.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import mailauth.core.dmarc.Policy;

/**
 * A report that was taken in; the same one is not taken twice.
 *
 * @param reporter the organisation that sent it
 * @param id as the reporter numbers its reports
 * @param begin the start of the time it covers
 * @param end the end of that time
 * @param published the policy that the reporter saw; {@link Policy#NONE} in reports about TLS
 */
public record Receipt(
    Kind kind, String reporter, String id, Instant begin, Instant end, Policy published)
    implements Comparable<Receipt> {
  private static final Comparator<Receipt> ORDER =
      Comparator.comparing(Receipt::begin)
          .thenComparing(Receipt::reporter)
          .thenComparing(Receipt::id)
          .thenComparing(Receipt::kind);

  /** What a report is about. */
  public enum Kind {
    /** Mail in the domain's name (RFC 9990). */
    DMARC,
    /** TLS on the way to the domain (RFC 8460). */
    TLS
  }

  /** What makes two reports the same. */
  public record Key(Kind kind, String reporter, String id) {}

  public Key key() {
    return new Key(kind, reporter, id);
  }

  /**
   * The day in UTC that most of the report is about: days end at different hours around the world.
   */
  public LocalDate day() {
    return day(begin, end);
  }

  static LocalDate day(Instant begin, Instant end) {
    long middle = begin.getEpochSecond() + (end.getEpochSecond() - begin.getEpochSecond()) / 2;
    return LocalDate.ofInstant(Instant.ofEpochSecond(middle), ZoneOffset.UTC);
  }

  @Override
  public int compareTo(Receipt other) {
    return ORDER.compare(this, other);
  }
}
