package mailauth.core.check.dkim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** The date that many put into a selector's name, such as {@code 20230601} or {@code s2026}. */
final class SelectorDate {
  private static final Pattern DATED =
      Pattern.compile("(?:.*\\D)?(20[0-9]{2})(0[1-9]|1[0-2])?(0[1-9]|[12][0-9]|3[01])?(?:\\D.*)?");

  private static final int DECEMBER = 12;

  private SelectorDate() {}

  /** The last day that the name can mean; empty if it names none. */
  static Optional<LocalDate> last(String selector) {
    var found = DATED.matcher(selector);
    if (!found.matches()) {
      return Optional.empty();
    }
    int month = found.group(2) == null ? DECEMBER : Integer.parseInt(found.group(2));
    var end = YearMonth.of(Integer.parseInt(found.group(1)), month).atEndOfMonth();
    return found.group(3) == null
        ? Optional.of(end)
        : Optional.of(end.withDayOfMonth(Math.min(day(found.group(3)), end.getDayOfMonth())));
  }

  private static int day(String digits) {
    return Integer.parseInt(digits);
  }
}
