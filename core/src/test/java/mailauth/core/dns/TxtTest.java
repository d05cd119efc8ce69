package mailauth.core.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TxtTest {

  @Test
  void textIsSplitAfter255Octets() {
    assertThat(Txt.of("").strings()).containsExactly("");
    assertThat(Txt.of("x".repeat(255)).strings()).hasSize(1);
    assertThat(Txt.of("x".repeat(256)).strings())
        .extracting(String::length)
        .containsExactly(255, 1);
    assertThat(Txt.of("x".repeat(510)).strings())
        .extracting(String::length)
        .containsExactly(255, 255);
    assertThat(Txt.of("é".repeat(300)).strings())
        .extracting(String::length)
        .containsExactly(255, 255, 90);
  }

  @Test
  void textIsUtf8() {
    var txt = Txt.of("Déjà");
    assertThat(txt.joined()).isEqualTo("D\u00c3\u00a9j\u00c3\u00a0");
    assertThat(txt.text()).isEqualTo("Déjà");
    assertThat(Txt.of("é".repeat(300)).text()).isEqualTo("é".repeat(300));
    assertThat(new Txt(List.of("\u00ff")).text()).isEqualTo("\ufffd");
  }

  @Test
  void boundariesMatterToEqualityAndNotToText() {
    var one = new Txt(List.of("v=spf1 -all"));
    var two = new Txt(List.of("v=spf1", " -all"));
    assertThat(one).isNotEqualTo(two);
    assertThat(one.joined()).isEqualTo(two.joined());
  }

  @Test
  void limits() {
    assertThatThrownBy(() -> new Txt(List.of())).hasMessage("a TXT record has at least one string");
    assertThatThrownBy(() -> new Txt(List.of("x".repeat(256))))
        .hasMessage("a TXT string of 256 octets; at most 255 fit");
    assertThatThrownBy(() -> new Txt(List.of("–")))
        .hasMessage("a TXT string holds octets, not characters");
  }
}
