package mailauth.core.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.tags.ReportUri;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsRptRecordTest {

  @Test
  void readsWhatItWrites() {
    var record =
        new TlsRptRecord(
            List.of(ReportUri.of("tls@example.com"), ReportUri.of("https://example.com/tls")));

    assertThat(record.text())
        .isEqualTo("v=TLSRPTv1; rua=mailto:tls@example.com,https://example.com/tls");
    assertThat(TlsRptRecord.parse(record.text()).record()).isEqualTo(record);
    assertThat(TlsRptLint.lint(record.text()).problems()).isEmpty();
  }

  @Test
  void gathersSeveralRua() {
    var text = "v=TLSRPTv1; rua=mailto:a@example.com; rua=mailto:b@example.com";

    assertThat(TlsRptLint.lint(text).effective().orElseThrow())
        .containsEntry("rua", List.of("mailto:a@example.com", "mailto:b@example.com"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=TLSRPTv1; rua=tls@example.com       | true  | RPT-003
          v=TLSRPTv1; rua=ftp://example.com/    | true  | RPT-004
          v=TLSRPTv1; rua=http://example.com/   | true  | RPT-004
          v=TLSRPTv1; rua = mailto:a@b.example  | true  | RPT-003
          v=TLSRPTv1                            | true  | RPT-003
          v=TLSRPTv2; rua=mailto:a@b.example    | false | RPT-003
          """)
  void namesWhatIsWrong(String text, boolean isRecord, String ids) {
    var report = TlsRptLint.lint(text);

    assertThat(report.valid()).isFalse();
    assertThat(report.isRecord()).isEqualTo(isRecord);
    assertThat(report.problems()).extracting(f -> f.id()).containsExactly(ids.split(", "));
  }

  @Property
  void readsAnyText(@ForAll String text) {
    TlsRptLint.lint(text);
    assertThat(TlsRptLint.lint("v=TLSRPTv1;rua=" + text).isRecord()).isTrue();
  }
}
