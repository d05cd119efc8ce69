package mailauth.core.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import org.junit.jupiter.api.Test;

class AnswerSizeTest {

  @Test
  void everyValueAtTheNameCounts() {
    var name = Name.of("example.com");
    var spf = Txt.of("v=spf1 -all");
    var foreign = Txt.of("x".repeat(300));
    assertThat(AnswerSize.octets(name, List.of(spf))).isEqualTo(12 + 13 + 4 + (12 + 1 + 11));
    assertThat(AnswerSize.octets(name, List.of(spf, foreign)))
        .isEqualTo(12 + 13 + 4 + (12 + 1 + 11) + (12 + 2 + 300));
  }
}
