package mailauth.providers.survey;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import mailauth.core.ip.IpAddress;
import mailauth.providers.wire.Endpoint;

/**
 * Where a name server listens: at port 53, unless the resolver that a person named is the very same
 * machine, whose port is known.
 *
 * @param named the resolvers
 */
record Ports(List<InetSocketAddress> named) implements Whereabouts {
  @Override
  public InetSocketAddress of(IpAddress ip) {
    var address = inet(ip);
    return named.stream()
        .filter(resolver -> address.equals(resolver.getAddress()))
        .findFirst()
        .orElseGet(() -> new InetSocketAddress(address, Endpoint.DNS_PORT));
  }

  /** One port for all. */
  static Whereabouts at(int port) {
    return ip -> new InetSocketAddress(inet(ip), port);
  }

  private static InetAddress inet(IpAddress ip) {
    try {
      return InetAddress.getByAddress(ip.octets());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 octets", e);
    }
  }
}
