package mailauth.core.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.lint.Finding;
import mailauth.core.lint.LintReport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcLintTest {

  @Test
  void aGoodRecordHasNothingToSay() {
    var report = DmarcLint.lint("v=DMARC1; p=reject; rua=mailto:dmarc@example.com");

    assertThat(report.valid()).isTrue();
    assertThat(report.isRecord()).isTrue();
    assertThat(report.problems()).isEmpty();
    assertThat(report.effective().orElseThrow())
        .containsEntry("p", "reject")
        .containsEntry("np", "reject")
        .containsEntry("t", "n")
        .containsEntry("adkim", "r")
        .containsEntry("rua", List.of("mailto:dmarc@example.com"));
  }

  /** Every record here has p=reject and rua, so that only what is named can be found. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sp=none                             | WARNING DMARC-009
          sp=quarantine; np=none              | WARNING DMARC-010
          t=y                                 | WARNING DMARC-011
          t=maybe                             | WARNING DMARC-004
          psd=y                               | WARNING DMARC-037
          psd=x                               | WARNING DMARC-004
          sp=rejct                            | WARNING DMARC-007
          np=                                 | WARNING DMARC-017, WARNING DMARC-007
          adkim=relaxed                       | ERROR DMARC-019
          aspf=x                              | ERROR DMARC-019
          pct=25                              | WARNING DMARC-013
          pct=100                             | INFO DMARC-013
          rf=afrf; ri=3600                    | INFO DMARC-014, INFO DMARC-014
          np2=none                            | INFO DMARC-015
          p=none                              | ERROR DMARC-016
          ;                                   | ERROR DMARC-004
          sp none                             | ERROR DMARC-004
          fo=1                                | INFO DMARC-022
          ruf=mailto:a@example.com; fo=0:1    | INFO DMARC-046, WARNING DMARC-021
          ruf=mailto:a@example.com; fo=d:d    | INFO DMARC-046, WARNING DMARC-021
          ruf=mailto:a@example.com; fo=1:d:s  | INFO DMARC-046
          ruf=a@example.com                   | ERROR DMARC-024
          ruf=https://example.com/r           | WARNING DMARC-025, INFO DMARC-046
          ruf=mailto:a@example.com!10m        | INFO DMARC-028, INFO DMARC-046
          sp="none"                           | ERROR DMARC-047, WARNING DMARC-007
          """)
  void namesWhatIsWrong(String tags, String expected) {
    var report = DmarcLint.lint("v=DMARC1; p=reject; rua=mailto:dmarc@example.com; " + tags);

    assertThat(ids(report)).containsExactlyInAnyOrder(expected.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          p=none; v=DMARC1                    | ERROR DMARC-003
          v=DMARC2; p=none                    | ERROR DMARC-003
          "v=DMARC1; p=none"                  | ERROR DMARC-047, ERROR DMARC-003
          v=spf1 -all                         | ERROR DMARC-003
          """)
  void saysWhenItIsNoRecord(String text, String expected) {
    var report = DmarcLint.lint(text);

    assertThat(report.isRecord()).isFalse();
    assertThat(report.effective()).isEmpty();
    assertThat(ids(report)).containsExactly(expected.split(", "));
  }

  /** RFC 9989 section 4.10.1: a valid rua keeps a record alive, as p=none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=DMARC1; rua=mailto:a@example.com                      | none
          v=DMARC1; p=rejct; rua=mailto:a@example.com             | none
          v=DMARC1; p=reject; sp=all; rua=mailto:a@example.com    | none
          v=DMARC1; sp=reject; p=reject; rua=mailto:a@example.com | reject
          v=DMARC1                                                | nothing
          v=DMARC1; p=rejct                                       | nothing
          v=DMARC1; p=reject; np=all                              | nothing
          v=DMARC1; p=rejct; rua=a@example.com                    | nothing
          v=DMARC1; p=none; p=none                                | nothing
          v=DMARC1 p=reject                                       | nothing
          """)
  void tellsWhatReceiversApply(String text, String policy) {
    var applied = DmarcLint.lint(text).effective().map(e -> e.get("p")).orElse("nothing");

    assertThat(applied).isEqualTo(policy);
  }

  @Test
  void aTypoInPIsAnErrorEvenWhereReceiversFallBack() {
    var report = DmarcLint.lint("v=DMARC1; p=rejct; rua=mailto:a@example.com");

    assertThat(report.valid()).isFalse();
    assertThat(report.problems().getFirst().message())
        .isEqualTo(
            "p=rejct is no policy, so receivers read p=none; write none, quarantine or reject");
    assertThat(report.problems().getFirst().at()).isEqualTo(12);
  }

  @Test
  void pointsAtTheAddressThatIsWrong() {
    var text = "v=DMARC1; p=none; rua=mailto:a@example.com, b@example.com";
    var finding =
        DmarcLint.lint(text).problems().stream()
            .filter(problem -> problem.id().equals("DMARC-024"))
            .findFirst()
            .orElseThrow();

    assertThat(text.substring(finding.at()).strip()).isEqualTo("b@example.com");
    assertThat(finding.message()).isEqualTo("rua: b@example.com needs mailto: in front");
  }

  @Property
  void readsAnyText(@ForAll("nearlyRight") String text) {
    checkPositions(text, DmarcLint.lint(text));
  }

  @Property
  void readsAnyOctets(@ForAll String text) {
    checkPositions(text, DmarcLint.lint(text));
    checkPositions("v=DMARC1;" + text, DmarcLint.lint("v=DMARC1;" + text));
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Arbitraries.of(
            "v=DMARC1",
            ";",
            "=",
            " ",
            "\t",
            "p",
            "sp",
            "np",
            "t",
            "psd",
            "adkim",
            "aspf",
            "rua",
            "ruf",
            "fo",
            "pct",
            "none",
            "reject",
            "y",
            "r",
            "0",
            ":",
            "d",
            ",",
            "mailto:",
            "@",
            "a@example.com",
            "!10m",
            "%",
            "\"",
            "\\",
            "\u00e5",
            "https://")
        .list()
        .ofMaxSize(24)
        .map(parts -> String.join("", parts));
  }

  private static void checkPositions(String text, LintReport report) {
    assertThat(report.problems()).allMatch(f -> f.at() >= 0 && f.at() <= text.length());
  }

  private static List<String> ids(LintReport report) {
    return report.problems().stream().map(DmarcLintTest::id).toList();
  }

  private static String id(Finding finding) {
    return finding.severity() + " " + finding.id();
  }
}
