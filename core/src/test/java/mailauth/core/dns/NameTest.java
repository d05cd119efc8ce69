package mailauth.core.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTest {

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "Example.COM., example.com",
    "., .",
    "_DMARC.example.com, _dmarc.example.com",
    "*._domainkey.example.com, *._domainkey.example.com",
    "bücher.example, xn--bcher-kva.example",
    "BÜCHER.Example., xn--bcher-kva.example",
    "_dmarc.bücher.example, _dmarc.xn--bcher-kva.example",
    "xn--BCHER-kva.example, xn--bcher-kva.example",
    "例え。テスト, xn--r8jz45g.xn--zckzah",
    "例え。テスト。, xn--r8jz45g.xn--zckzah",
    "0/25.2.0.192.in-addr.arpa, 0/25.2.0.192.in-addr.arpa",
  })
  void canonicalText(String written, String text) {
    assertThat(Name.of(written).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``              | a domain name is missing
          a..example      | 'a..example' has an empty label (two dots in a row?)
          .example        | '.example' has an empty label (two dots in a row?)
          example..       | 'example.' has an empty label (two dots in a row?)
          a b.example     | 'a b.example' is not a domain name: ' ' cannot stand in one
          a\\.b.example   | 'a\\.b.example' is not a domain name: '\\' cannot stand in one
          a@example.com   | 'a@example.com' is not a domain name: '@' cannot stand in one
          faß.example     | 'faß.example' has a letter that old and new IDNA write differently; write its A-label (xn--...)
          """)
  void clearRefusals(String written, String message) {
    assertThatThrownBy(() -> Name.of(written)).isInstanceOf(InvalidName.class).hasMessage(message);
  }

  @Test
  void limits() {
    var label = "a".repeat(63);
    var longest = String.join(".", label, label, label, "a".repeat(61));
    assertThat(Name.of(longest + ".").text()).hasSize(253);
    assertThatThrownBy(() -> Name.of(longest + "a"))
        .hasMessageEndingWith("has 254 characters; a domain name has at most 253");
    assertThatThrownBy(() -> Name.of("a" + label + ".example"))
        .hasMessageEndingWith("has a label of 64 characters; a label has at most 63");
    assertThatThrownBy(() -> Name.of("ü".repeat(64))).isInstanceOf(InvalidName.class);
  }

  @Test
  void labelsAndParents() {
    var name = Name.of("_dmarc.example.com");
    assertThat(name.labels()).containsExactly("_dmarc", "example", "com");
    assertThat(Name.ROOT.labels()).isEmpty();
    assertThat(name.parent()).hasValue(Name.of("example.com"));
    assertThat(Name.of("com").parent()).hasValue(Name.ROOT);
    assertThat(Name.ROOT.parent()).isEmpty();
    assertThat(name.absolute()).isEqualTo("_dmarc.example.com.");
    assertThat(Name.ROOT.absolute()).isEqualTo(".");
  }

  @Test
  void withinAZone() {
    var zone = Name.of("example.com");
    assertThat(Name.of("a.b.example.com").isWithin(zone)).isTrue();
    assertThat(zone.isWithin(zone)).isTrue();
    assertThat(Name.of("counterexample.com").isWithin(zone)).isFalse();
    assertThat(Name.of("com").isWithin(zone)).isFalse();
    assertThat(zone.isWithin(Name.ROOT)).isTrue();
    assertThat(Name.of("a.b.example.com").relativeTo(zone)).isEqualTo("a.b");
    assertThat(zone.relativeTo(zone)).isEqualTo("@");
    assertThat(zone.relativeTo(Name.ROOT)).isEqualTo("example.com");
    assertThatThrownBy(() -> Name.of("example.net").relativeTo(zone))
        .hasMessage("example.net is not within example.com");
  }

  @Test
  void underAZoneAndBack() {
    for (var zone : List.of(Name.of("example.com"), Name.ROOT)) {
      var name = Name.of("s1._domainkey").under(zone);
      assertThat(name.isWithin(zone)).isTrue();
      assertThat(Name.of(name.relativeTo(zone)).under(zone)).isEqualTo(name);
    }
  }

  @Test
  void orderIsByText() {
    assertThat(Stream.of("b.example", "a.example", "example").map(Name::of).sorted())
        .extracting(Name::text)
        .containsExactly("a.example", "b.example", "example");
  }
}
