package mailauth.providers.masterfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is 23 November 2026, 12:00 UTC. */
class SerialTest {

  @ParameterizedTest
  @CsvSource({
    "2026112205, 2026112300, yesterday's date",
    "2026112300, 2026112301, today's",
    "2026112399, 2026112400, the hundredth change of a day",
    "2026123199, 2026123200, a date to come",
    "1999010100, 2026112300, an old date",
    "7, 8, a counter",
    "0, 1, a counter's start",
    "2026, 2027, a counter like a year",
    "20261122, 20261123, a date without a counter is a counter",
    "2026139900, 2026139901, no date",
    "1795435200, 1795435201, this very second",
    "1795000000, 1795435200, unix time",
    "1795435300, 1795435301, unix time of a clock ahead",
    "1895435200, 1895435201, a counter beyond today",
    "4294967294, 4294967295, the last",
    "4294967295, 1, around the end and past zero which some servers take for none",
  })
  void next(long serial, long next, String why) {
    assertThat(Serial.next(serial, Editing.CLOCK)).as(why).isEqualTo(next);
  }

  @Test
  void isAlwaysLaterBySerialArithmetic() {
    var random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      long serial = random.nextLong(1L << 32);
      long ahead = (Serial.next(serial, Editing.CLOCK) - serial) & 0xffffffffL;
      assertThat(ahead).as("serial %d", serial).isPositive().isLessThan(1L << 31);
    }
  }
}
