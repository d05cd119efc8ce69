package mailauth.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeTest {
  /** The 27th of November 2026 is a Friday. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-27T14:59:59Z, false",
    "2026-11-27T15:00:00Z, true",
    "2026-11-29T23:59:59Z, true",
    "2026-11-30T07:59:59Z, true",
    "2026-11-30T08:00:00Z, false",
    "2026-12-02T12:00:00Z, false",
  })
  void aWeekendGoesOnIntoTheNextWeek(Instant now, boolean covered) {
    var weekend =
        new Freeze.Weekly(
            "fri 15:00 - mon 08:00",
            DayOfWeek.FRIDAY,
            LocalTime.of(15, 0),
            DayOfWeek.MONDAY,
            LocalTime.of(8, 0));
    assertThat(weekend.covers(now)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-19T23:59:59Z, false",
    "2026-12-20T00:00:00Z, true",
    "2027-01-03T23:59:59Z, true",
    "2027-01-04T00:00:00Z, false",
  })
  void bothDatesAreCountedIn(Instant now, boolean covered) {
    var holidays =
        new Freeze.Dates(
            "2026-12-20 - 2027-01-03", LocalDate.of(2026, 12, 20), LocalDate.of(2027, 1, 3));
    assertThat(holidays.covers(now)).isEqualTo(covered);
  }
}
