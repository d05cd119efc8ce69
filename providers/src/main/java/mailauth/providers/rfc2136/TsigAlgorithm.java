package mailauth.providers.rfc2136;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The algorithms of RFC 8945 section 6, but MD5. */
enum TsigAlgorithm {
  HMAC_SHA1("HmacSHA1"),
  HMAC_SHA224("HmacSHA224"),
  HMAC_SHA256("HmacSHA256"),
  HMAC_SHA384("HmacSHA384"),
  HMAC_SHA512("HmacSHA512");

  private final String javaName;

  TsigAlgorithm(String javaName) {
    this.javaName = javaName;
  }

  /** As {@code javax.crypto} calls it. */
  String javaName() {
    return javaName;
  }

  /** Reads {@code hmac-sha256}, in any case and with or without a final dot. */
  static Optional<TsigAlgorithm> parse(String text) {
    var name = text.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return Arrays.stream(values()).filter(value -> value.toString().equals(name)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(TsigAlgorithm::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
