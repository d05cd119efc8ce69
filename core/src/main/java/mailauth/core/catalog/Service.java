package mailauth.core.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service that sends mail for its customers.
 *
 * @param id as the YAML names it
 * @param title as people call it
 * @param region where it is at home: a country's two letters, {@code eu}, or {@code global}
 * @param records the records at and below the sending domain, as the service gives them today
 * @param older earlier records that are still good, by a name for each set
 * @param variables what only the customer knows, by name, in the order of asking
 * @param caveats what to beware of, in sentences
 * @param source empty for a service that a user described
 */
public record Service(
    String id,
    String title,
    ServiceClass kind,
    String region,
    SpfUse spf,
    List<RecordTemplate> records,
    Map<String, Generation> older,
    Map<String, Variable> variables,
    Traces traces,
    List<String> caveats,
    Optional<Source> source) {
  public Service {
    records = List.copyOf(records);
    older = Collections.unmodifiableMap(new LinkedHashMap<>(older));
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    caveats = List.copyOf(caveats);
  }

  /** The records of an older generation, or today's where none is named. */
  public List<RecordTemplate> records(Optional<String> generation) {
    return generation.map(older::get).map(Generation::records).orElse(records);
  }

  /** The variables that SPF's terms and one generation's records use. */
  public Set<String> variablesOf(Optional<String> generation) {
    var used = new LinkedHashSet<String>();
    spf.terms().forEach(term -> used.addAll(term.variables()));
    records(generation).forEach(record -> used.addAll(record.variables()));
    return used;
  }
}
