package mailauth.core.handentry;

import mailauth.core.dns.Name;

/** How a panel wants names to be typed. */
public enum NameForm {
  /** Without the zone, such as {@code _dmarc}. */
  RELATIVE,
  /** With the zone and without the final dot, such as {@code _dmarc.example.com}. */
  FULL,
  /** With the final dot, such as {@code _dmarc.example.com.}. */
  ABSOLUTE;

  /**
   * A name as it is typed; a name outside the zone has no relative form.
   *
   * @param apex what is typed for the zone's own name where names are relative
   */
  public String write(Name name, Name zone, String apex) {
    return switch (this) {
      case RELATIVE ->
          name.equals(zone) ? apex : name.isWithin(zone) ? name.relativeTo(zone) : name.absolute();
      case FULL -> name.text();
      case ABSOLUTE -> name.absolute();
    };
  }
}
