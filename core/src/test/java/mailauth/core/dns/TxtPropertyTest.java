package mailauth.core.dns;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TxtPropertyTest {

  @Provide
  Arbitrary<String> octets() {
    return Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(255);
  }

  @Provide
  Arbitrary<List<String>> strings() {
    return octets().list().ofMinSize(1).ofMaxSize(5);
  }

  @Property
  void presentationKeepsEveryOctetAndBoundary(@ForAll("strings") List<String> strings) {
    var txt = new Txt(strings);
    var written = TxtFormat.write(txt);
    assertThat(written).matches("[ -~]*");
    assertThat(TxtFormat.read(written)).isEqualTo(txt);
  }

  @Property
  void stringsNeedNoSpaceBetween(@ForAll("strings") List<String> strings) {
    var written =
        strings.stream().map(string -> new Txt(List.of(string)).toString()).collect(joining());
    assertThat(TxtFormat.read(written)).isEqualTo(new Txt(strings));
  }

  @Property
  void splittingLosesNothing(@ForAll("strings") List<String> strings) {
    var octets = String.join("", strings);
    var txt = Txt.ofOctets(octets);
    assertThat(txt.joined()).isEqualTo(octets);
    assertThat(txt.strings().subList(0, txt.strings().size() - 1))
        .allMatch(string -> string.length() == Txt.MAX_STRING);
  }

  @Property
  void anythingIsReadOrRefused(@ForAll String presentation) {
    try {
      assertThat(TxtFormat.read(presentation).strings()).isNotEmpty();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s).{10,200}");
    }
  }
}
