package mailauth.core.catalog;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A record that a service needs, with blanks.
 *
 * @param name relative to the sending domain; {@code @} for the domain itself
 * @param value a CNAME's or MX's target, a TXT record's text, or terms of SPF
 */
public record RecordTemplate(Template name, Kind kind, Template value) {

  /** What kind of record it is. */
  public sealed interface Kind {
    record Cname() implements Kind {}

    record Text() implements Kind {}

    /** The value's terms belong into the name's one SPF record. */
    record SpfTerms() implements Kind {}

    record Mx(int preference) implements Kind {}
  }

  /** The type as people call it. */
  public String type() {
    return switch (kind) {
      case Kind.Cname cname -> "CNAME";
      case Kind.Text text -> "TXT";
      case Kind.SpfTerms terms -> "SPF";
      case Kind.Mx mx -> "MX";
    };
  }

  /** Whether the record holds or points to a DKIM key. */
  public boolean isDkim() {
    return name.toString().contains("_domainkey");
  }

  /** The variables of name and value, in their order. */
  public Set<String> variables() {
    var variables = new LinkedHashSet<>(name.variables());
    variables.addAll(value.variables());
    return variables;
  }
}
