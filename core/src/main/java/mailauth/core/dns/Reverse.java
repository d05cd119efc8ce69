package mailauth.core.dns;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailauth.core.ip.IpAddress;

/** The names of addresses (RFC 1035 section 3.5, RFC 3596 section 2.5). */
public final class Reverse {
  private Reverse() {}

  /** Where the PTR record of an address stands. */
  public static Name name(IpAddress ip) {
    var octets = ip.octets();
    boolean v4 = ip.family() == IpAddress.Family.IPV4;
    var labels =
        IntStream.iterate(octets.length - 1, i -> i >= 0, i -> i - 1)
            .map(i -> octets[i] & 0xff)
            .mapToObj(octet -> v4 ? String.valueOf(octet) : nibbles(octet))
            .collect(Collectors.joining("."));
    return Name.of(labels + (v4 ? ".in-addr.arpa" : ".ip6.arpa"));
  }

  private static String nibbles(int octet) {
    return "%x.%x".formatted(octet & 0xf, octet >> 4);
  }
}
