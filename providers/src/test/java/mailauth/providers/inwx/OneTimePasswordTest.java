package mailauth.providers.inwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimePasswordTest {

  /** The last six digits of RFC 6238 appendix B's values for SHA-1. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void isWhatTheStandardSays(long second, String password) {
    var source = new OneTimePassword("gezd gnbv gy3t qojq gezd gnbv gy3t qojq====");
    assertThat(source.at(Instant.ofEpochSecond(second))).isEqualTo(password);
  }

  @Test
  void theNextOneIsUpToHalfAMinuteAway() {
    assertThat(OneTimePassword.untilNext(Instant.ofEpochSecond(60)))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(OneTimePassword.untilNext(Instant.ofEpochSecond(89)))
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatIsNoBase32IsRefused() {
    assertThatThrownBy(() -> new OneTimePassword("abc1")).hasMessageContaining("no Base32");
    assertThatThrownBy(() -> new OneTimePassword(" ")).hasMessageContaining("empty");
  }
}
