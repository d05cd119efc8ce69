package mailauth.core.recognition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.Service;

/**
 * A service that today's DNS shows.
 *
 * @param evidence at least one
 * @param generation the older set of records that stands there; empty for today's
 * @param variables the customer's values, as far as the records hold them
 */
public record Recognized(
    Service service,
    Certainty certainty,
    List<Evidence> evidence,
    Optional<String> generation,
    Map<String, String> variables) {
  public Recognized {
    evidence = List.copyOf(evidence);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
