package mailauth.core.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import mailauth.core.dns.Name;

/** The blanks that a sending domain fills by itself, so that nobody is asked for them. */
public final class DomainBlanks {
  private static final String DOMAIN = "domain";
  private static final String DASHES = "domain_dashes";
  private static final String DOUBLED = "domain_doubled";
  private static final String PLAIN = "domain_plain";

  static final Set<String> NAMES = Set.of(DOMAIN, DASHES, DOUBLED, PLAIN);

  private DomainBlanks() {}

  /**
   * Their values: {@code domain} as it is, {@code domain_dashes} with hyphens for dots, {@code
   * domain_doubled} the same with each hyphen of its own doubled, and {@code domain_plain} like
   * {@code domain_dashes} but only for a domain without hyphens, because some services do something
   * to these that nobody can foretell.
   */
  public static Map<String, String> of(Name domain) {
    var text = domain.text();
    var dashes = text.replace('.', '-');
    var values = new HashMap<String, String>();
    values.put(DOMAIN, text);
    values.put(DASHES, dashes);
    values.put(DOUBLED, text.replace("-", "--").replace('.', '-'));
    if (text.indexOf('-') < 0) {
      values.put(PLAIN, dashes);
    }
    return values;
  }
}
