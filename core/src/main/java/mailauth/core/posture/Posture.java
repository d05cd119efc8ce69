package mailauth.core.posture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Name;

/**
 * A domain with all it declares resolved into records.
 *
 * @param provider a key of the config's providers
 * @param declared the domains that the same YAML declares
 */
public record Posture(Name domain, String provider, List<Desired> desired, Set<Name> declared) {
  public Posture {
    desired = List.copyOf(desired);
    declared = Set.copyOf(declared);
  }

  /** A posture on its own. */
  public Posture(Name domain, String provider, List<Desired> desired) {
    this(domain, provider, desired, Set.of(domain));
  }

  /** Whether a name is a domain that the same YAML declares, or below one. */
  public boolean declares(Name name) {
    // Upwards from the name, for a YAML may declare ten thousand domains.
    var above = Optional.of(name);
    while (above.isPresent() && !declared.contains(above.get())) {
      above = above.get().parent();
    }
    return above.isPresent();
  }
}
