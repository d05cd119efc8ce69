package mailauth.core.dmarc;

import java.util.Locale;

/** What a receiver is asked to do with mail that fails, weakest first (RFC 9989 section 4.7). */
public enum Policy {
  NONE,
  QUARANTINE,
  REJECT;

  /** The value as it stands in a record and in the YAML. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
