package mailauth.core.posture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;

/**
 * A domain with all it declares resolved into records.
 *
 * @param provider a key of the config's providers
 * @param desired of what climbs a ladder, one of its stages; the most lenient at first
 * @param ladders what is stricter stage by stage
 * @param declared the domains that the same YAML declares
 */
public record Posture(
    Name domain, String provider, List<Desired> desired, List<Ladder> ladders, Set<Name> declared) {
  public Posture {
    desired = List.copyOf(desired);
    ladders = List.copyOf(ladders);
    declared = Set.copyOf(declared);
  }

  /** A posture on its own. */
  public Posture(Name domain, String provider, List<Desired> desired) {
    this(domain, provider, desired, List.of(), Set.of(domain));
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

  /** The same declaration with other records. */
  public Posture with(List<Desired> nowDesired) {
    return new Posture(domain, provider, nowDesired, ladders, declared);
  }

  /** The same with a record in place of that of its purpose there: a ladder's other stage. */
  public Posture with(Desired stage) {
    return with(
        desired.stream()
            .map(one -> isOf(one, stage.key(), stage.purpose()) ? stage : one)
            .toList());
  }

  /** The same without a record of a purpose. */
  public Posture without(RRsetKey key, Purpose purpose) {
    return with(desired.stream().filter(one -> !isOf(one, key, purpose)).toList());
  }

  private static boolean isOf(Desired desired, RRsetKey key, Purpose purpose) {
    return desired.purpose() == purpose && desired.key().equals(key);
  }
}
