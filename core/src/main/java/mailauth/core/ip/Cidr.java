package mailauth.core.ip;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network: an address whose host bits are zero, and the length of its prefix (RFC 4632).
 *
 * @param length 0 to 32 or 128
 */
public record Cidr(IpAddress network, int length) implements Comparable<Cidr> {
  private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

  public Cidr {
    if (length < 0 || length > network.family().bits()) {
      throw new IllegalArgumentException("/%d does not fit %s".formatted(length, network));
    }
    network = mask(network, length);
  }

  /** Reads {@code address} or {@code address/length}; host bits are cleared. */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    var address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty() || slash < 0) {
      return address.map(ip -> new Cidr(ip, ip.family().bits()));
    }
    var length = text.substring(slash + 1);
    if (!LENGTH.matcher(length).matches()
        || Integer.parseInt(length) > address.get().family().bits()) {
      return Optional.empty();
    }
    return Optional.of(new Cidr(address.get(), Integer.parseInt(length)));
  }

  /** Whether {@code ip} is of this family and within the network. */
  public boolean contains(IpAddress ip) {
    return ip.family() == network.family() && mask(ip, length).equals(network);
  }

  @Override
  public int compareTo(Cidr other) {
    int byNetwork = network.compareTo(other.network);
    return byNetwork != 0 ? byNetwork : Integer.compare(length, other.length);
  }

  /** The network in its shortest usual form: a single address without its length. */
  @Override
  public String toString() {
    return length == network.family().bits() ? network.toString() : network + "/" + length;
  }

  private static IpAddress mask(IpAddress ip, int length) {
    int bits = length + 128 - ip.family().bits();
    long high = bits <= 0 ? 0 : bits >= 64 ? -1L : -1L << (64 - bits);
    long low = bits <= 64 ? 0 : bits >= 128 ? -1L : -1L << (128 - bits);
    return new IpAddress(ip.family(), ip.high() & high, ip.low() & low);
  }
}
