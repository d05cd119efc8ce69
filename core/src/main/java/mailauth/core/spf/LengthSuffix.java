package mailauth.core.spf;

import java.util.Optional;

/**
 * The prefix lengths at the end of an {@code a} or {@code mx} term. A domain-spec may hold slashes
 * itself, so they are found from the end.
 *
 * @param start the offset at which they begin, or the text's length without any
 * @param ip4 the digits as written
 * @param ip6 the digits as written
 */
record LengthSuffix(int start, Optional<String> ip4, Optional<String> ip6) {

  static LengthSuffix of(String text, int from) {
    int at = text.length();
    Optional<String> ip6 = Optional.empty();
    int digits = digitsBefore(text, at, from);
    if (digits < at && digits - 2 >= from && text.startsWith("//", digits - 2)) {
      ip6 = Optional.of(text.substring(digits, at));
      at = digits - 2;
      digits = digitsBefore(text, at, from);
    }
    if (digits < at && digits - 1 >= from && text.charAt(digits - 1) == '/') {
      return new LengthSuffix(digits - 1, Optional.of(text.substring(digits, at)), ip6);
    }
    return new LengthSuffix(at, Optional.empty(), ip6);
  }

  private static int digitsBefore(String text, int end, int from) {
    int at = end;
    while (at > from && text.charAt(at - 1) >= '0' && text.charAt(at - 1) <= '9') {
      at--;
    }
    return at;
  }
}
