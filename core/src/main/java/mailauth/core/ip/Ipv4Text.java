package mailauth.core.ip;

import java.util.Optional;

/** Dotted decimal: four octets without leading zeros (RFC 6943 section 3.1.1 on why strictly). */
final class Ipv4Text {
  private Ipv4Text() {}

  static Optional<IpAddress> parse(String text) {
    long value = 0;
    int from = 0;
    for (int dots = 3; dots >= 0; dots--) {
      int end = dots == 0 ? text.length() : text.indexOf('.', from);
      int octet = octet(text, from, end);
      if (octet < 0) {
        return Optional.empty();
      }
      value = value << 8 | octet;
      from = end + 1;
    }
    return Optional.of(new IpAddress(IpAddress.Family.IPV4, 0, value));
  }

  static String write(long value) {
    return (value >>> 24)
        + "."
        + (value >>> 16 & 255)
        + "."
        + (value >>> 8 & 255)
        + "."
        + (value & 255);
  }

  /** Below zero for what is none; {@code end} is too if there was no dot. */
  private static int octet(String text, int from, int end) {
    int digits = end - from;
    if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value > 255 ? -1 : value;
  }
}
