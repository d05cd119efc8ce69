package mailauth.core.ip;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address as a 128-bit number; IPv4 takes the low 32 bits.
 *
 * @param high the upper 64 bits, unsigned; 0 for IPv4
 * @param low the lower 64 bits, unsigned
 */
public record IpAddress(Family family, long high, long low) implements Comparable<IpAddress> {

  /** The address families, with their width in bits. */
  public enum Family {
    IPV4(32),
    IPV6(128);

    private final int bits;

    Family(int bits) {
      this.bits = bits;
    }

    public int bits() {
      return bits;
    }
  }

  public IpAddress {
    if (family == Family.IPV4 && (high != 0 || low >>> 32 != 0)) {
      throw new IllegalArgumentException("an IPv4 address has 32 bits");
    }
  }

  /**
   * Reads a literal strictly: four decimal octets, or RFC 4291 section 2.2; empty if it is none.
   */
  public static Optional<IpAddress> parse(String literal) {
    return literal.indexOf(':') < 0 ? Ipv4Text.parse(literal) : Ipv6Text.parse(literal);
  }

  /** An address from its 4 or 16 octets in network order. */
  public static IpAddress ofOctets(byte[] octets) {
    long high = 0;
    long low = 0;
    for (byte octet : octets) {
      high = (high << 8) | (low >>> 56);
      low = (low << 8) | (octet & 0xff);
    }
    return switch (octets.length) {
      case 4 -> new IpAddress(Family.IPV4, 0, low);
      case 16 -> new IpAddress(Family.IPV6, high, low);
      default -> throw new IllegalArgumentException("4 or 16 octets, not " + octets.length);
    };
  }

  /** The 4 or 16 octets in network order. */
  public byte[] octets() {
    var octets = new byte[family.bits() / 8];
    for (int i = 0; i < octets.length; i++) {
      int shift = (octets.length - 1 - i) * 8;
      octets[i] = (byte) (shift >= 64 ? high >>> (shift - 64) : low >>> shift);
    }
    return octets;
  }

  /** The IPv4 address that an IPv4-mapped one stands for (RFC 4291 section 2.5.5.2), or itself. */
  public IpAddress unmapped() {
    boolean mapped = family == Family.IPV6 && high == 0 && low >>> 32 == 0xffff;
    return mapped ? new IpAddress(Family.IPV4, 0, low & 0xffffffffL) : this;
  }

  /** The address after this one; after the highest comes the lowest. */
  IpAddress next() {
    return low == highestLow()
        ? new IpAddress(family, family == Family.IPV4 ? 0 : high + 1, 0)
        : new IpAddress(family, high, low + 1);
  }

  /** The address before this one; before the lowest comes the highest. */
  IpAddress previous() {
    return low == 0
        ? new IpAddress(family, family == Family.IPV4 ? 0 : high - 1, highestLow())
        : new IpAddress(family, high, low - 1);
  }

  /** How many of the last bits are zero, at most the family's width. */
  int trailingZeros() {
    int zeros = low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high);
    return Math.min(zeros, family.bits());
  }

  /** This address with its last {@code hostBits} bits set. */
  IpAddress upTo(int hostBits) {
    long highMask = hostBits <= 64 ? 0 : -1L >>> (128 - hostBits);
    long lowMask = hostBits == 0 ? 0 : -1L >>> Math.max(0, 64 - hostBits);
    return new IpAddress(family, high | highMask, low | lowMask);
  }

  private long highestLow() {
    return family == Family.IPV4 ? 0xffffffffL : -1L;
  }

  @Override
  public int compareTo(IpAddress other) {
    int byFamily = family.compareTo(other.family);
    int byHigh = Long.compareUnsigned(high, other.high);
    return byFamily != 0 ? byFamily : byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** Dotted decimal, or the canonical text of RFC 5952. */
  @Override
  public String toString() {
    return family == Family.IPV4 ? Ipv4Text.write(low) : Ipv6Text.write(high, low);
  }
}
