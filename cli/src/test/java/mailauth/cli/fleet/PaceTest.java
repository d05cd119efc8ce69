package mailauth.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void tellsRateAndWhatIsLeft() {
    var pace = new Pace("planning", Collections.nCopies(10_000, "cf"), 0);
    end(pace, "cf", 1_200);
    assertThat(pace.line(3 * SECOND))
        .isEqualTo("planning 1,200 of 10,000 domains, 400 a second, about 22 s left");
  }

  /** Both go on side by side: the fast one's speed does not help the slow one. */
  @Test
  void theSlowestProviderTellsWhatIsLeft() {
    var providers =
        Stream.of(Collections.nCopies(1_000, "fast"), Collections.nCopies(100, "slow"))
            .flatMap(List::stream)
            .toList();
    var pace = new Pace("writing", providers, 0);
    end(pace, "fast", 500);
    assertThat(pace.line(SECOND)).isEqualTo("writing 500 of 1,100 domains, 500 a second");
    end(pace, "slow", 1);
    end(pace, "fast", 500);
    assertThat(pace.line(2 * SECOND))
        .isEqualTo(
            "writing 1,001 of 1,100 domains, 501 a second, about 3 min 18 s left;"
                + " waits for slow (99)");
    end(pace, "slow", 99);
    assertThat(pace.isDone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "3660, 1 h 1 min"})
  void durationsAreShort(long seconds, String words) {
    assertThat(Pace.words(seconds)).isEqualTo(words);
  }

  private static void end(Pace pace, String provider, int times) {
    for (int i = 0; i < times; i++) {
      pace.ends(provider);
    }
  }
}
