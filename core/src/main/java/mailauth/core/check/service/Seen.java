package mailauth.core.check.service;

import java.util.List;
import java.util.Optional;

/**
 * A service that the domain's records show.
 *
 * @param id as the YAML names it
 * @param isCertain whether nothing else looks like it
 * @param evidence the records that show it, in sentences
 * @param declared whether the YAML names it; empty without one
 */
public record Seen(
    String id, String title, boolean isCertain, List<String> evidence, Optional<Boolean> declared) {
  public Seen {
    evidence = List.copyOf(evidence);
  }
}
