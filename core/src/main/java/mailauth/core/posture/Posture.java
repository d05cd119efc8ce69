package mailauth.core.posture;

import java.util.List;
import mailauth.core.dns.Name;

/**
 * A domain with all it declares resolved into records.
 *
 * @param provider a key of the config's providers
 */
public record Posture(Name domain, String provider, List<Desired> desired) {
  public Posture {
    desired = List.copyOf(desired);
  }
}
