package mailauth.core.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.77/24, 192.0.2.0/24",
    "192.0.2.77/31, 192.0.2.76/31",
    "192.0.2.77/32, 192.0.2.77",
    "192.0.2.77, 192.0.2.77",
    "203.0.113.9/0, 0.0.0.0/0",
    "2001:db8:1:2:3:4:5:6/64, 2001:db8:1:2::/64",
    "2001:db8:1:2:3:4:5:6/65, 2001:db8:1:2::/65",
    "2001:db8:1:2:ffff:4:5:6/65, 2001:db8:1:2:8000::/65",
    "2001:db8::1/128, 2001:db8::1",
    "2001:db8::1/0, ::/0",
  })
  void hostBitsAreCleared(String written, String text) {
    var cidr = Cidr.parse(written).orElseThrow();
    assertThat(cidr).hasToString(text);
    assertThat(Cidr.parse(text)).hasValue(cidr);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "192.0.2.0/",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/024",
        "192.0.2.0/+8",
        "192.0.2.0/24/8",
        "192.0.2/24",
        "::/129",
        "::/1000",
        "::/ 1"
      })
  void refuses(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::, false",
    "::ffff:0:0/96, 192.0.2.1, false",
    "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/127, 2001:db8::1, true",
    "2001:db8::/127, 2001:db8::2, false",
  })
  void contains(String cidr, String ip, boolean within) {
    assertThat(Cidr.parse(cidr).orElseThrow().contains(IpAddress.parse(ip).orElseThrow()))
        .isEqualTo(within);
  }

  @Test
  void lengthsFitTheFamily() {
    var ip = IpAddress.parse("192.0.2.1").orElseThrow();
    assertThatThrownBy(() -> new Cidr(ip, 33)).hasMessage("/33 does not fit 192.0.2.1");
  }
}
