package mailauth.core.handentry;

import java.util.Locale;
import mailauth.core.dns.Txt;

/** How a panel wants the value of a TXT record to be typed. */
public enum TxtForm {
  /** As it is, however long; the host splits it. */
  PLAIN,
  /** In quotes: strings of at most 255 octets, one blank between. */
  QUOTED,
  /** As it is up to 255 octets, and in quotes beyond. */
  QUOTED_WHEN_LONG;

  public String write(Txt txt) {
    boolean isLong = txt.joined().length() > Txt.MAX_STRING;
    return this == QUOTED || (this == QUOTED_WHEN_LONG && isLong)
        ? Txt.ofOctets(txt.joined()).toString()
        : txt.text();
  }

  /** The name in the YAML of panels and in options. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
