package mailauth.core.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.RecordType;

/**
 * A service that sends mail for its customers.
 *
 * @param id as the YAML names it
 * @param title as people call it
 * @param spf the terms that the sending domain's record needs, as text; empty where SPF would never
 *     align
 * @param records the records below the sending domain
 * @param variables what only the customer knows, by name, in the order of asking
 */
public record Service(
    String id,
    String title,
    List<String> spf,
    List<Template> records,
    Map<String, Variable> variables) {
  public Service {
    spf = List.copyOf(spf);
    records = List.copyOf(records);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /**
   * A record with {@code {variable}} in its name and value; {@code {domain}} and {@code
   * {domain_dashes}} are always known.
   *
   * @param name relative to the sending domain
   * @param value a CNAME's target or a TXT record's text
   */
  public record Template(String name, RecordType type, String value) {}

  /**
   * A value that the service gives each customer.
   *
   * @param description where to find it
   * @param pattern the regular expression that the whole value matches
   * @param usual what it is where the customer says nothing
   * @param required whether the service is of no use without it; a record that lacks an optional
   *     variable is left out
   */
  public record Variable(
      String description, String pattern, Optional<String> usual, boolean required) {}
}
