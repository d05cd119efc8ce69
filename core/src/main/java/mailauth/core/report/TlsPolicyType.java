package mailauth.core.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which policy a sender applied (RFC 8460 section 4.4). */
public enum TlsPolicyType {
  /** MTA-STS. */
  STS,
  /** DANE. */
  TLSA,
  NO_POLICY_FOUND;

  /** As it stands in reports. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<TlsPolicyType> of(String text) {
    return Arrays.stream(values()).filter(type -> type.text().equalsIgnoreCase(text)).findAny();
  }
}
