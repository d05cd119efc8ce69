package mailauth.core.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import mailauth.core.dns.Name;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MtaStsPolicyTest {
  private static final String POLICY =
      """
      version: STSv1
      mode: enforce
      mx: mail.example.com
      mx: *.example.net
      max_age: 604800
      """
          .replace("\n", "\r\n");

  @Test
  void readsWhatItWrites() {
    var policy = MtaStsPolicy.parse(POLICY).policy().orElseThrow();

    assertThat(policy.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(policy.maxAge()).isEqualTo(Duration.ofDays(7));
    assertThat(policy.text()).isEqualTo(POLICY);
    assertThat(MtaStsPolicy.parse(POLICY.replace("\r", "")).policy()).contains(policy);
  }

  @Test
  void aWildcardStandsForOneLabel() {
    var policy = MtaStsPolicy.parse(POLICY).policy().orElseThrow();

    assertThat(policy.covers(Name.of("MAIL.example.com"))).isTrue();
    assertThat(policy.covers(Name.of("mx1.example.net"))).isTrue();
    assertThat(policy.covers(Name.of("example.net"))).isFalse();
    assertThat(policy.covers(Name.of("a.mx1.example.net"))).isFalse();
    assertThat(policy.covers(Name.of("other.example.com"))).isFalse();
  }

  @Test
  void lintsAsPlainData() {
    var report = MtaStsLint.policy(POLICY);

    assertThat(report.valid()).isTrue();
    assertThat(report.effective().orElseThrow())
        .containsEntry("mode", "enforce")
        .containsEntry("mx", List.of("mail.example.com", "*.example.net"))
        .containsEntry("maxAge", 604800L);
  }

  /** Each case changes one line of the policy above; *.example.net always earns STS-026. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: STSv1        | version: STSv2        | ERROR STS-010
          version: STSv1        | x: y                  | ERROR STS-010
          mode: enforce         | mode: Enforce         | ERROR STS-011
          mode: enforce         | mode: testing         | INFO STS-018
          mode: enforce         | mode: none            | WARNING STS-019
          max_age: 604800       | max_age: 31557601     | ERROR STS-012
          max_age: 604800       | max_age: -1           | ERROR STS-012
          max_age: 604800       | max_age: 3600         | WARNING STS-013
          mx: mail.example.com  | mx: *.*.example.com   | ERROR STS-015
          mx: mail.example.com  | mx: mäil.example.com  | ERROR STS-015
          mx: mail.example.com  | just text             | ERROR STS-025
          mx: mail.example.com  | _x: y                 | ERROR STS-025
          mx: mail.example.com  | mode: none            | WARNING STS-025
          """)
  void namesWhatIsWrong(String line, String instead, String expected) {
    var report = MtaStsLint.policy(POLICY.replace(line, instead));

    assertThat(report.problems())
        .extracting(f -> f.severity() + " " + f.id())
        .filteredOn(id -> !id.equals("INFO STS-026"))
        .containsExactly(expected);
  }

  @Test
  void aLargeFileIsRefused() {
    assertThat(MtaStsLint.policy(POLICY + "x: " + "y".repeat(70_000)).problems())
        .extracting(f -> f.id())
        .contains("STS-009");
  }

  @Test
  void aPolicyLastsAYearAtMost() {
    assertThatThrownBy(() -> new MtaStsPolicy(Mode.NONE, List.of(), Duration.ofDays(400)))
        .hasMessage("max_age is from 0 to 31557600 seconds (a year)");
  }

  @Property
  void readsAnyText(@ForAll String text) {
    MtaStsLint.policy(text);
    MtaStsLint.policy(POLICY + text);
  }

  @Property
  void readsNearlyRightText(@ForAll("nearlyRight") String text) {
    assertThat(MtaStsLint.policy(text).problems())
        .allMatch(f -> f.at() >= 0 && f.at() <= text.length());
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Arbitraries.of(
            "version",
            "mode",
            "mx",
            "max_age",
            ":",
            " ",
            "\n",
            "\r\n",
            "STSv1",
            "none",
            "testing",
            "enforce",
            "0",
            "9999999999",
            "*.",
            "example.com",
            ".",
            "-",
            "\t",
            "\u00e5")
        .list()
        .ofMaxSize(24)
        .map(parts -> String.join("", parts));
  }
}
