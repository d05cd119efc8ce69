package mailauth.core.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MtaStsRecordTest {

  @Test
  void theIdChangesExactlyWhenThePolicyDoes() {
    var testing = policy(Mode.TESTING);

    assertThat(MtaStsRecord.of(testing)).isEqualTo(MtaStsRecord.of(policy(Mode.TESTING)));
    assertThat(MtaStsRecord.of(testing)).isNotEqualTo(MtaStsRecord.of(policy(Mode.ENFORCE)));
    assertThat(MtaStsLint.record(MtaStsRecord.of(testing).text()).problems()).isEmpty();
  }

  @Test
  void readsWhatItWrites() {
    var record = new MtaStsRecord("20261123T140000Z");

    assertThat(MtaStsRecord.parse(record.text()).record()).contains(record);
    assertThat(MtaStsLint.record(record.text()).effective().orElseThrow())
        .containsEntry("id", "20261123T140000Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=STSv1                       | true  | STS-004
          v=STSv1; id=                  | true  | STS-004
          v=STSv1; id=1-2               | true  | STS-004
          v=STSv1 id=1                  | true  | STS-003, STS-004
          v = STSv1; id=1               | true  | STS-003
          v=STSv1; id = 1               | true  | STS-003
          v=STSv1; id=1; id=2           | true  | STS-003
          v=STSv1; id=1; note=a         | true  | STS-003
          v=STSv2; id=1                 | false | STS-003
          id=1; v=STSv1                 | false | STS-003
          """)
  void namesWhatIsWrong(String text, boolean isRecord, String ids) {
    var report = MtaStsLint.record(text);

    assertThat(report.isRecord()).isEqualTo(isRecord);
    assertThat(report.problems()).extracting(f -> f.id()).containsExactly(ids.split(", "));
  }

  @Property
  void readsAnyText(@ForAll String text) {
    MtaStsLint.record(text);
    assertThat(MtaStsLint.record("v=STSv1;" + text).isRecord()).isTrue();
  }

  private static MtaStsPolicy policy(Mode mode) {
    var mx = MxPattern.parse("mail.example.com").orElseThrow();
    return new MtaStsPolicy(mode, List.of(mx), Duration.ofDays(7));
  }
}
