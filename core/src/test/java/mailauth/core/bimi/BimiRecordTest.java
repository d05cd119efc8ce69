package mailauth.core.bimi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BimiRecordTest {

  @Test
  void writesALogoAndItsCertificate() {
    var record =
        BimiRecord.of(
            "https://example.com/logo.svg?a,b", Optional.of("https://example.com/vmc.pem"));

    assertThat(record.text())
        .isEqualTo("v=BIMI1; l=https://example.com/logo.svg?a%2Cb; a=https://example.com/vmc.pem");
    assertThat(BimiRecord.parse(record.text()).record()).isEqualTo(record);
    assertThat(BimiLint.lint(record.text()).problems()).isEmpty();
  }

  @Test
  void readsPreferences() {
    var record =
        BimiRecord.parse("v=BIMI1; l=https://example.com/l.svg; avp=personal; lps=news, ,sales;")
            .record();

    assertThat(record.avp()).contains("personal");
    assertThat(record.lps()).isEqualTo(List.of("news", "sales"));
  }

  @Test
  void aDomainMayDecline() {
    var report = BimiLint.lint("v=BIMI1; l=; a=;");

    assertThat(report.valid()).isTrue();
    assertThat(report.effective().orElseThrow()).containsEntry("declined", true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=BIMI1                                                   | ERROR BIMI-002
          v=BIMI1; l=https://example.com/l.svg                      | WARNING BIMI-015
          v=BIMI1; l=http://example.com/l.svg                       | ERROR BIMI-003, WARNING BIMI-015
          v=BIMI1; l=https://a.example/1,https://a.example/2        | ERROR BIMI-003, WARNING BIMI-015
          v=BIMI1; l=https://a.example/1; a=self                    | ERROR BIMI-003
          v=BIMI1; l=; a=https://example.com/vmc.pem                | ERROR BIMI-003
          v=BIMI1; l=https://a.example/1; a=https://a.example/2; avp=x  | WARNING BIMI-004
          v=BIMI1; l=https://a.example/1; a=https://a.example/2; lps=a_b | ERROR BIMI-002
          v=BIMI1; l=https://a.example/1; a=https://a.example/2; l= | ERROR BIMI-002
          l=https://example.com/l.svg; v=BIMI1                      | ERROR BIMI-002
          v=bimi1; l=https://example.com/l.svg                      | ERROR BIMI-002
          """)
  void namesWhatIsWrong(String text, String expected) {
    assertThat(BimiLint.lint(text).problems())
        .extracting(f -> f.severity() + " " + f.id())
        .containsExactly(expected.split(", "));
  }

  @Property
  void readsAnyText(@ForAll String text) {
    BimiLint.lint(text);
    assertThat(BimiLint.lint("v=BIMI1;" + text).isRecord()).isTrue();
  }
}
