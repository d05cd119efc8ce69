package mailauth.core.spf.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          192.0.2.1                                   | 1 IPv4 address
          2001:db8::1                                 | 1 IPv6 address
          192.0.2.1 2001:db8::1                       | 1 IPv4 and 1 IPv6 addresses
          192.0.2.0/24 198.51.100.0/20                | 4,352 IPv4 addresses
          192.0.2.0/24 2001:db8::/32                  | 256 IPv4 and 2^96 IPv6 addresses
          2001:db8::/32 2001:db8:8000:0::/32          | 2^96 IPv6 addresses
          2001:db8::/64 2001:db8:1::/96               | about 2^64 IPv6 addresses
          2001:db8::/33 2001:db8:8000::/34            | about 2^96 IPv6 addresses
          0.0.0.0/0                                   | 4,294,967,296 IPv4 addresses
          0.0.0.0/0 ::/0                              | every address
          """)
  void countsByFamily(String networks, String words) {
    assertThat(ShareText.count(set(networks))).isEqualTo(words);
  }

  @Test
  void namesFewNetworksAndCountsMany() {
    assertThat(ShareText.gain(set("192.0.2.0/25 192.0.2.128/25 2001:db8::/48"), "mx"))
        .isEqualTo("+ 192.0.2.0/24, 2001:db8::/48 (mx)");
    assertThat(ShareText.loss(set("192.0.2.1 192.0.2.3 192.0.2.5 192.0.2.7 192.0.2.9"), "a"))
        .isEqualTo("- 5 IPv4 addresses (a)");
    assertThat(ShareText.loss(IpSet.EVERYTHING, "all")).isEqualTo("- every address (all)");
    assertThat(ShareText.brief(IpSet.EMPTY)).isEqualTo("no address");
  }

  private static IpSet set(String networks) {
    return IpSet.of(
        Arrays.stream(networks.split(" ")).map(text -> Cidr.parse(text).orElseThrow()).toList());
  }
}
