package mailauth.providers.rfc2136;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The algorithms of RFC 8945 section 6, but MD5. */
enum TsigAlgorithm {
  HMAC_SHA1("SHA-1", 64),
  HMAC_SHA224("SHA-224", 64),
  HMAC_SHA256("SHA-256", 64),
  HMAC_SHA384("SHA-384", 128),
  HMAC_SHA512("SHA-512", 128);

  private final String digest;
  private final int block;

  TsigAlgorithm(String digest, int block) {
    this.digest = digest;
    this.block = block;
  }

  Hmac key(byte[] secret) {
    return Hmac.of(digest, block, secret);
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
