package mailauth.core.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mailauth.core.dns.Name;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportUriTest {

  @Test
  void writesAnAddressAsAMailtoUri() {
    var uri = ReportUri.of(" dmarc@example.com ");

    assertThat(uri.text()).isEqualTo("mailto:dmarc@example.com");
    assertThat(uri.address()).contains("dmarc@example.com");
    assertThat(uri.host()).contains(Name.of("example.com"));
  }

  @Test
  void encodesWhatWouldEndTheUriInARecord() {
    var uri = ReportUri.of("a,b!c;d%e+f@example.com");

    assertThat(uri.text()).isEqualTo("mailto:a%2Cb%21c%3Bd%25e+f@example.com");
    assertThat(uri.address()).contains("a,b!c;d%e+f@example.com");
  }

  @Property
  void takesEveryLocalPart(
      @ForAll @Chars({'a', '!', '#', '%', '/', '?', '=', '&', '{', '|', '^'}) @NotEmpty
          String local) {
    var address = local + "@example.com";

    assertThat(ReportUri.of(address).address()).contains(address);
    assertThat(ReportUri.of(address).host()).contains(Name.of("example.com"));
  }

  @Test
  void writesUnicodeDomainsAsALabels() {
    assertThat(ReportUri.of("dmarc@räksmörgås.example").text())
        .isEqualTo("mailto:dmarc@xn--rksmrgs-5wao1o.example");
  }

  @Test
  void leavesAWholeUriAsItIs() {
    assertThat(ReportUri.of("mailto:a%2Cb@example.com?subject=x").address())
        .contains("a,b@example.com");
    assertThat(ReportUri.of("https://example.com/tls?a=b@c").host())
        .contains(Name.of("example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dmarc", "example.com", "dmarc@", "@example.com", "a b@example.com"})
  void saysWhatToWriteInstead(String written) {
    assertThatThrownBy(() -> ReportUri.of(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("cannot receive reports; write an address such as dmarc@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:",
        "mailto:dmarc",
        "mailto:a@example.com!10m",
        "mailto:a@exa mple.com",
        "mailto:a@b..example",
        "mailto:a@example.com,mailto:b@example.com",
        "https:///report",
        "http://bad/%"
      })
  void refusesWhatCannotStandInARecord(String text) {
    assertThat(ReportUri.parse(text)).isEmpty();
  }

  @Property
  void readsAnyText(@ForAll String text) {
    ReportUri.parse("mailto:" + text).ifPresent(uri -> assertThat(uri.host()).isPresent());
    ReportUri.parse("https://" + text).ifPresent(uri -> assertThat(uri.host()).isPresent());
    ReportUri.parse(text).ifPresent(uri -> assertThat(uri.scheme()).isNotEmpty());
  }
}
