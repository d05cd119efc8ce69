package mailauth.core.dkim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The key types of DKIM (RFC 6376 section 3.6.1, RFC 8463). */
public enum KeyType {
  RSA,
  ED25519;

  /** The type of a {@code k} value. */
  public static Optional<KeyType> of(String k) {
    return Arrays.stream(values()).filter(type -> type.text().equalsIgnoreCase(k)).findFirst();
  }

  /** The value of {@code k}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
