package mailauth.core.check.registry;

import java.util.Locale;

/** Whom a check has to ask. */
public enum Need {
  DNS,
  HTTPS,
  /** The mail hosts, which are asked only on request. */
  SMTP,
  /** The YAML, beside DNS. */
  CONFIG;

  /** As the registry's files and JSON write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
