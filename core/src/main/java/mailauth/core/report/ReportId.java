package mailauth.core.report;

import java.time.Instant;

/**
 * Which report it is.
 *
 * @param reporter the organisation that sent it
 * @param id as the reporter numbers its reports
 * @param begin the start of the time it covers
 * @param end the end of that time
 */
public record ReportId(String reporter, String id, Instant begin, Instant end) {
  private static final int LONGEST = 200;

  /** The text of a name or number in a report, cut where somebody plays tricks. */
  static String tidy(String text) {
    var printable = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
  }
}
