package mailauth.core.domainconnect;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import mailauth.core.catalog.Template;

/**
 * One record of a template.
 *
 * @param host relative to the name it is applied to, or absolute with a final dot; {@code @} for
 *     the name itself
 * @param value a target, a text, or rules of SPF
 * @param priority of an MX
 * @param ttl in seconds, where the template has a number
 * @param group the part of the template that it belongs to
 * @param excludes how other TXT records begin that cannot stand beside it; empty text for all
 */
public record ConnectRecord(
    Type type,
    Template host,
    Template value,
    Optional<Template> priority,
    Optional<Long> ttl,
    Optional<String> group,
    Optional<String> excludes) {

  /** The types of records that have to do with mail's authentication. */
  public enum Type {
    CNAME("pointsTo"),
    MX("pointsTo"),
    TXT("data"),
    /** Rules to merge into the name's one SPF record. */
    SPFM("spfRules");

    private final String field;

    Type(String field) {
      this.field = field;
    }

    /** The field that holds the value. */
    String field() {
      return field;
    }
  }

  /** All variables, those that every domain fills among them. */
  public Set<String> variables() {
    var variables = new LinkedHashSet<>(host.variables());
    variables.addAll(value.variables());
    priority.ifPresent(number -> variables.addAll(number.variables()));
    return variables;
  }
}
