package mailauth.core.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;

/**
 * What is odd about a network that may send.
 *
 * @param id of the finding
 */
record NetworkAdvice(String id, String message) {
  /** What receivers on the Internet never see as a client (RFC 6890). */
  private static final IpSet NEVER_SEEN =
      IpSet.of(
          Stream.of(
                  "0.0.0.0/8",
                  "10.0.0.0/8",
                  "100.64.0.0/10",
                  "127.0.0.0/8",
                  "169.254.0.0/16",
                  "172.16.0.0/12",
                  "192.0.2.0/24",
                  "192.168.0.0/16",
                  "198.51.100.0/24",
                  "203.0.113.0/24",
                  "::1/128",
                  "2001:db8::/32",
                  "fc00::/7",
                  "fe80::/10")
              .flatMap(network -> Cidr.parse(network).stream())
              .toList());

  private static final int SHORTEST_IPV4 = 16;
  private static final int SHORTEST_IPV6 = 32;

  static Optional<NetworkAdvice> of(Cidr network) {
    return Stream.of(unseen(network), broad(network)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<NetworkAdvice> unseen(Cidr network) {
    return NEVER_SEEN.containsAll(IpSet.of(List.of(network)))
        ? Optional.of(
            new NetworkAdvice(
                "SPF-027",
                "%s is private or reserved, and no receiver sees mail from it; remove it"
                    .formatted(network)))
        : Optional.empty();
  }

  private static Optional<NetworkAdvice> broad(Cidr network) {
    int shortest =
        switch (network.network().family()) {
          case IPV4 -> SHORTEST_IPV4;
          case IPV6 -> SHORTEST_IPV6;
        };
    return network.length() < shortest
        ? Optional.of(
            new NetworkAdvice(
                "SPF-028",
                "%s lets a very large network send; write only your own addresses"
                    .formatted(network)))
        : Optional.empty();
  }
}
