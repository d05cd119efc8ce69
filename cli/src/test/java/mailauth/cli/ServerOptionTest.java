package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mailauth.providers.host.HostException;
import org.junit.jupiter.api.Test;

/** Whichever option names a server, what is wrong with it is said of that option. */
class ServerOptionTest {
  @Test
  void namesServersByAddressAndPort() {
    assertThat(resolvers("192.0.2.53", "[2001:db8::53]:5353").addresses())
        .extracting(server -> server.getAddress().getHostAddress() + " " + server.getPort())
        .containsExactly("192.0.2.53 53", "2001:db8:0:0:0:0:0:53 5353");
  }

  @Test
  void saysWhichOptionIsWrong() {
    assertThatThrownBy(() -> resolvers("127.0.0.1:x").addresses())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--resolvers: '127.0.0.1:x' is not a server; write HOST, HOST:PORT or [IPV6]:PORT");
    assertThatThrownBy(() -> resolvers("nobody.invalid").addresses())
        .isInstanceOf(HostException.class)
        .hasMessage("--resolvers: 'nobody.invalid:53' has no address");
  }

  private static ServerOption resolvers(String... servers) {
    return new ServerOption("--resolvers", List.of(servers));
  }
}
