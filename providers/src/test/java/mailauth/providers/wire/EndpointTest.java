package mailauth.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.53,           192.0.2.53:53",
    "192.0.2.53:5353,      192.0.2.53:5353",
    "ns1.example.com,      ns1.example.com:53",
    "ns1.example.com:5353, ns1.example.com:5353",
    "2001:db8::53,         [2001:db8::53]:53",
    "[2001:db8::53],       [2001:db8::53]:53",
    "[2001:db8::53]:5353,  [2001:db8::53]:5353",
  })
  void readsWhatPeopleWrite(String written, String read) {
    assertThat(Endpoint.parse(written)).hasToString(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":53", "ns1.example.com:", "a:b:c", "[192.0.2.53", "http://x", "a b"})
  void refusesTheRest(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.parse(written))
        .withMessage("'%s' is not a server; write HOST, HOST:PORT or [IPV6]:PORT", written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.53:0", "192.0.2.53:65536", "[2001:db8::53]:99999"})
  void refusesPortsThatCannotBe(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.parse(written))
        .withMessage("'%s' has no valid port; ports go from 1 to 65535", written);
  }

  @Test
  void showsAddressesWithoutLookingThemUp() {
    assertThat(Endpoint.text(new InetSocketAddress("2001:db8::53", 53)))
        .isEqualTo("[2001:db8::53]:53");
    assertThat(Endpoint.text(InetSocketAddress.createUnresolved("ns1.example.com", 53)))
        .isEqualTo("ns1.example.com:53");
  }
}
