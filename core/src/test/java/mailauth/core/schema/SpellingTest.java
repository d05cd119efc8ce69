package mailauth.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> KNOWN =
      List.of("policy", "provider", "providers", "senders", "sendgrid", "spf", "ttl");

  @ParameterizedTest
  @CsvSource({
    "polciy, policy",
    "polic, policy",
    "provder, provider",
    "poviders, providers",
    "sender, senders",
    "sedngird, sendgrid",
    "sfp, spf",
    "tt, ttl"
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(Spelling.closest(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "''", "abc", "mailchimp", "policies-and-more", "2"})
  void findsNothingFarAway(String written) {
    assertThat(Spelling.closest(written, KNOWN)).isEmpty();
  }

  @Test
  void doesNotCompareWhatNobodyTyped() {
    assertThat(Spelling.closest("p".repeat(1 << 20), KNOWN)).isEmpty();
  }
}
