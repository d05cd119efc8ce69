package mailauth.core.spf;

import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpAddress;

/**
 * The prefix lengths behind {@code a} and {@code mx}, one for each family (RFC 7208 section 5.3).
 *
 * @param ip4 0 to 32
 * @param ip6 0 to 128
 */
public record DualCidr(int ip4, int ip6) {
  public static final DualCidr HOST = new DualCidr(32, 128);

  public DualCidr {
    if (ip4 < 0 || ip4 > 32 || ip6 < 0 || ip6 > 128) {
      throw new IllegalArgumentException("no prefix lengths: /%d//%d".formatted(ip4, ip6));
    }
  }

  /** The network around an address of either family. */
  public Cidr around(IpAddress ip) {
    return new Cidr(ip, ip.family() == IpAddress.Family.IPV4 ? ip4 : ip6);
  }

  /** The lengths that are not the default: nothing, {@code /24}, {@code //64} or both. */
  public String text() {
    return (ip4 == 32 ? "" : "/" + ip4) + (ip6 == 128 ? "" : "//" + ip6);
  }
}
