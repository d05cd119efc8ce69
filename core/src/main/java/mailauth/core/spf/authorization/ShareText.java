package mailauth.core.spf.authorization;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mailauth.core.ip.IpAddress.Family;
import mailauth.core.ip.IpSet;

/** The words for sets of addresses, and for what a change does with them. */
public final class ShareText {
  /** The networks that are named one by one; of more, only the addresses are counted. */
  private static final int FEW = 4;

  /** Larger numbers are easier to grasp as a power of two. */
  private static final int MAX_WRITTEN_BITS = 40;

  private ShareText() {}

  /**
   * What is authorised from now on: {@code + 198.51.100.0/24 (a:mail.example.com)}.
   *
   * @param whose the term, or the sender it belongs to
   */
  public static String gain(IpSet addresses, String whose) {
    return "+ %s (%s)".formatted(brief(addresses), whose);
  }

  /**
   * What is no longer authorised: {@code - 4,352 IPv4 addresses (include:spf.example.net)}.
   *
   * @param whose the term, or the sender it belongs to
   */
  public static String loss(IpSet addresses, String whose) {
    return "- %s (%s)".formatted(brief(addresses), whose);
  }

  /** The networks themselves where they are few, and how many addresses they hold if not. */
  public static String brief(IpSet addresses) {
    return isFew(addresses) ? String.join(", ", networks(addresses)) : count(addresses);
  }

  /** How many addresses: {@code 4,352 IPv4 and 2^96 IPv6 addresses}. */
  public static String count(IpSet addresses) {
    if (addresses.isEmpty()) {
      return "no address";
    }
    if (addresses.equals(IpSet.EVERYTHING)) {
      return "every address";
    }
    var ip4 = addresses.only(Family.IPV4).size();
    var ip6 = addresses.only(Family.IPV6).size();
    var counts = new ArrayList<String>();
    if (ip4.signum() > 0) {
      counts.add(number(ip4) + " IPv4");
    }
    if (ip6.signum() > 0) {
      counts.add(number(ip6) + " IPv6");
    }
    boolean single = ip4.add(ip6).equals(BigInteger.ONE);
    return String.join(" and ", counts) + (single ? " address" : " addresses");
  }

  private static boolean isFew(IpSet addresses) {
    return !addresses.isEmpty()
        && !addresses.equals(IpSet.EVERYTHING)
        && addresses.ranges().size() <= FEW
        && addresses.cidrs().size() <= FEW;
  }

  private static List<String> networks(IpSet addresses) {
    return addresses.cidrs().stream().map(Object::toString).toList();
  }

  private static String number(BigInteger count) {
    if (count.bitLength() <= MAX_WRITTEN_BITS) {
      return String.format(Locale.ROOT, "%,d", count);
    }
    boolean exact = count.bitCount() == 1;
    // From one and a half times a power on, the next one is nearer.
    int bits = count.bitLength();
    boolean low = exact || !count.testBit(bits - 2);
    return (exact ? "" : "about ") + "2^" + (low ? bits - 1 : bits);
  }
}
