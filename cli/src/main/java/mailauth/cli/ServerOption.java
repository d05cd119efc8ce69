package mailauth.cli;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import mailauth.providers.host.HostException;
import mailauth.providers.wire.Endpoint;

/**
 * DNS servers as an option names them.
 *
 * @param name the option, for messages
 */
record ServerOption(String name, List<String> servers) {
  ServerOption {
    servers = List.copyOf(servers);
  }

  /**
   * Where they are.
   *
   * @throws IllegalArgumentException if one of them is no server, with a sentence for a person
   * @throws HostException if one of them has no address
   */
  List<InetSocketAddress> addresses() {
    return servers.stream().map(this::address).toList();
  }

  private InetSocketAddress address(String server) {
    var endpoint = endpoint(server);
    try {
      return endpoint.address();
    } catch (UnknownHostException e) {
      throw new HostException("%s: '%s' has no address".formatted(name, endpoint), e);
    }
  }

  private Endpoint endpoint(String server) {
    try {
      return Endpoint.parse(server);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
