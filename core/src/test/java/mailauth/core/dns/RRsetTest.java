package mailauth.core.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RRsetTest {
  private static final Name NAME = Name.of("example.com");

  private static RRset txt(long ttl, String... values) {
    return new RRset(
        NAME, RecordType.TXT, ttl, List.of(values).stream().<Rdata>map(Txt::of).toList());
  }

  @Test
  void sameRecordsInAnyOrderWithAnyTtl() {
    assertThat(txt(60, "a", "b").sameRecords(txt(90, "b", "a"))).isTrue();
    assertThat(txt(60, "a", "b").sameRecords(txt(60, "a"))).isFalse();
    assertThat(txt(60, "a", "b").sameRecords(txt(60, "a", "c"))).isFalse();
  }

  @Test
  void noRecordTwice() {
    assertThat(txt(60, "b", "a", "b").records()).containsExactly(Txt.of("b"), Txt.of("a"));
  }

  @Test
  void neverEmpty() {
    assertThatThrownBy(() -> txt(60)).hasMessage("an RRset has at least one record");
  }
}
