package mailauth.core.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a receiver did not do what the policy asks (RFC 7489 section 6.7, RFC 9990). */
public enum OverrideReason {
  FORWARDED,
  SAMPLED_OUT,
  TRUSTED_FORWARDER,
  MAILING_LIST,
  LOCAL_POLICY,
  POLICY_TEST_MODE,
  OTHER;

  /** Whether the receiver says that the message came by way of somebody else. */
  public boolean isForwarding() {
    return this == FORWARDED || this == TRUSTED_FORWARDER || this == MAILING_LIST;
  }

  /** As it stands in reports. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads it in any case; empty for what no RFC names. */
  public static Optional<OverrideReason> of(String text) {
    return Arrays.stream(values()).filter(reason -> reason.text().equalsIgnoreCase(text)).findAny();
  }
}
