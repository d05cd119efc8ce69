package mailauth.core.config;

import static mailauth.core.schema.Key.optional;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.TextShape;
import mailauth.core.schema.Whole;
import mailauth.core.yaml.Quote;

/** Reads how careful runs are with a domain. */
final class CautionReader {
  private static final String WEEKLY =
      "^(mon|tue|wed|thu|fri|sat|sun) ([0-2][0-9]:[0-5][0-9]) - "
          + "(mon|tue|wed|thu|fri|sat|sun) ([0-2][0-9]:[0-5][0-9])$";
  private static final String DATES =
      "^([0-9]{4}-[0-9]{2}-[0-9]{2}) - ([0-9]{4}-[0-9]{2}-[0-9]{2})$";
  private static final int MOST = 10_000;

  private static final Key<Integer> MOST_CHANGES =
      optional(
          "most-changes",
          new Whole(1, MOST),
          "how many names may change in one run before somebody must agree; 25 unless given");
  private static final Key<List<Freeze>> FREEZE =
      optional(
          "freeze",
          ListShape.of(
              new TextShape<>(
                  "a time such as \"fri 15:00 - mon 08:00\" or \"2026-12-20 - 2027-01-03\"",
                  Schema.type("string").with("pattern", WEEKLY + "|" + DATES),
                  (at, text) -> freeze(text))),
          "when nothing shall change unless somebody agrees, in UTC: by the week or by dates");

  static final List<Key<?>> KEYS = List.of(MOST_CHANGES, FREEZE);

  private CautionReader() {}

  static CautionConfig read(Fields fields) {
    return new CautionConfig(
        fields.get(MOST_CHANGES, CautionConfig.USUAL_CHANGES), fields.get(FREEZE, List.of()));
  }

  private static Freeze freeze(String text) throws Misfit {
    var weekly = Pattern.compile(WEEKLY).matcher(text);
    var dates = Pattern.compile(DATES).matcher(text);
    try {
      if (weekly.matches()) {
        return new Freeze.Weekly(
            text,
            day(weekly.group(1)),
            LocalTime.parse(weekly.group(2)),
            day(weekly.group(3)),
            LocalTime.parse(weekly.group(4)));
      }
      if (dates.matches()) {
        var from = LocalDate.parse(dates.group(1));
        var to = LocalDate.parse(dates.group(2));
        if (!to.isBefore(from)) {
          return new Freeze.Dates(text, from, to);
        }
      }
    } catch (DateTimeException e) {
      // Such as 25:00, which is said below.
    }
    throw new Misfit(
        "%s is no time: write \"fri 15:00 - mon 08:00\" or \"2026-12-20 - 2027-01-03\", in UTC"
            .formatted(Quote.of(text)));
  }

  private static DayOfWeek day(String text) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(text))
        .findFirst()
        .orElseThrow();
  }
}
