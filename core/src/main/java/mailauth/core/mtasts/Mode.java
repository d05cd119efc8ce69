package mailauth.core.mtasts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What senders do when the connection does not fit the policy (RFC 8461 section 5). */
public enum Mode {
  NONE,
  TESTING,
  ENFORCE;

  /** The mode that a policy names, exactly. */
  public static Optional<Mode> of(String text) {
    return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
  }

  /** The value as it stands in a policy and in the YAML. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
