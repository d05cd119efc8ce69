package mailauth.core.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  /** RFC 5952 sections 4 and 5, and RFC 4291 section 2.2. */
  @ParameterizedTest
  @CsvSource({
    "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:DB8::1, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "1:0:0:0:0:0:0:0, 1::",
    "fe80::1:2:3:4, fe80::1:2:3:4",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "::FFFF:c000:201, ::ffff:192.0.2.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
  })
  void canonicalText(String literal, String text) {
    var ip = IpAddress.parse(literal).orElseThrow();
    assertThat(ip).hasToString(text);
    assertThat(IpAddress.parse(text)).hasValue(ip);
    assertThat(IpAddress.ofOctets(ip.octets())).isEqualTo(ip);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.01",
        "192.0.2.1.",
        "192.0.2.1 ",
        "0x7f.0.0.1",
        "3221225985",
        "192.0.2.١",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "::g",
        "::1%eth0",
        "1:2:3:4:5:6:7::8:9",
        "::192.0.2",
        "192.0.2.1::",
        "::192.0.2.1:5",
        "[::1]",
        "1:2:3:4:5:6:7:192.0.2.1",
        ":1:2:3:4:5:6:7",
        "::1:"
      })
  void refuses(String literal) {
    assertThat(IpAddress.parse(literal)).isEmpty();
  }

  @Test
  void orderIsByFamilyAndThenUnsigned() {
    assertThat(
            Stream.of("ffff::", "::1", "255.0.0.1", "1.0.0.1", "7fff::")
                .map(text -> IpAddress.parse(text).orElseThrow())
                .sorted()
                .map(IpAddress::toString))
        .containsExactly("1.0.0.1", "255.0.0.1", "::1", "7fff::", "ffff::");
  }

  @Test
  void widths() {
    assertThatThrownBy(() -> IpAddress.ofOctets(new byte[5]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IpAddress(IpAddress.Family.IPV4, 0, 1L << 32))
        .hasMessage("an IPv4 address has 32 bits");
  }
}
