package mailauth.core.config;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.yaml.Position;

/**
 * The certificates or keys that an MX host presents: today's, and perhaps those that come next (RFC
 * 7671 section 8.1).
 */
public record DaneConfig(Position at, Name host, List<Reference> certificates) {
  public DaneConfig {
    certificates = List.copyOf(certificates);
  }
}
