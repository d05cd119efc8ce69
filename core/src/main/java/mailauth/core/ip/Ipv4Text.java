package mailauth.core.ip;

import java.util.Optional;
import java.util.OptionalInt;

/** Dotted decimal: four octets without leading zeros (RFC 6943 section 3.1.1 on why strictly). */
final class Ipv4Text {
  private Ipv4Text() {}

  static Optional<IpAddress> parse(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (var part : parts) {
      var octet = octet(part);
      if (octet.isEmpty()) {
        return Optional.empty();
      }
      value = value << 8 | octet.getAsInt();
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

  private static OptionalInt octet(String part) {
    if (part.isEmpty() || part.length() > 3 || (part.length() > 1 && part.charAt(0) == '0')) {
      return OptionalInt.empty();
    }
    int value = 0;
    for (int i = 0; i < part.length(); i++) {
      int digit = part.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalInt.empty();
      }
      value = 10 * value + digit;
    }
    return value > 255 ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
