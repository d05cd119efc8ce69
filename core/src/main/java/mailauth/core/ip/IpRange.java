package mailauth.core.ip;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses of one family from {@code first} to {@code last}, both within. */
public record IpRange(IpAddress first, IpAddress last) implements Comparable<IpRange> {
  public IpRange {
    if (first.family() != last.family() || first.compareTo(last) > 0) {
      throw new IllegalArgumentException("no range from %s to %s".formatted(first, last));
    }
  }

  /** The addresses of a network. */
  public static IpRange of(Cidr cidr) {
    var first = cidr.network();
    return new IpRange(first, first.upTo(first.family().bits() - cidr.length()));
  }

  public boolean contains(IpAddress ip) {
    return ip.family() == first.family() && first.compareTo(ip) <= 0 && last.compareTo(ip) >= 0;
  }

  /** The addresses in both ranges, if there are any. */
  public Optional<IpRange> intersect(IpRange other) {
    var from = first.compareTo(other.first) >= 0 ? first : other.first;
    var to = last.compareTo(other.last) <= 0 ? last : other.last;
    return from.compareTo(to) <= 0 ? Optional.of(new IpRange(from, to)) : Optional.empty();
  }

  /** The number of addresses. */
  public BigInteger size() {
    return new BigInteger(1, last.octets())
        .subtract(new BigInteger(1, first.octets()))
        .add(BigInteger.ONE);
  }

  /** The fewest networks that hold exactly these addresses, in ascending order. */
  public List<Cidr> cidrs() {
    var cidrs = new ArrayList<Cidr>();
    var at = first;
    while (true) {
      int hostBits = at.trailingZeros();
      while (at.upTo(hostBits).compareTo(last) > 0) {
        hostBits--;
      }
      cidrs.add(new Cidr(at, at.family().bits() - hostBits));
      var end = at.upTo(hostBits);
      if (end.equals(last)) {
        return cidrs;
      }
      at = end.next();
    }
  }

  @Override
  public int compareTo(IpRange other) {
    int byFirst = first.compareTo(other.first);
    return byFirst != 0 ? byFirst : last.compareTo(other.last);
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + "-" + last;
  }
}
