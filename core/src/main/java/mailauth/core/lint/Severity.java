package mailauth.core.lint;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
  /** The record, or a part of it, does not do what it is for. */
  ERROR,
  /** It works, but not as its owner probably believes. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /** As output writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
