package mailauth.core.spf.flattening;

import java.util.regex.Pattern;
import mailauth.core.dns.Name;

/** The names of the records that a flattened record includes: {@code _spf1}, {@code _spf2}. */
public final class PieceName {
  private static final Pattern LABEL = Pattern.compile("_spf([1-9][0-9]{0,3})");

  private PieceName() {}

  public static Name of(Name domain, int number) {
    return Name.of("_spf" + number).under(domain);
  }

  /** Whether it could be a piece of the domain's record. */
  public static boolean isOf(Name domain, Name name) {
    return name.parent().filter(domain::equals).isPresent()
        && LABEL.matcher(name.labels().getFirst()).matches();
  }

  static int number(Name name) {
    var matcher = LABEL.matcher(name.labels().getFirst());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(name + " is no piece");
    }
    return Integer.parseInt(matcher.group(1));
  }
}
