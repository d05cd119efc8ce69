package mailauth.core.check.picture;

import java.util.Optional;
import mailauth.core.dns.Name;

/**
 * A name server at one of its addresses.
 *
 * @param address and port; empty if the name has none
 * @param standing whether it serves the zone
 */
public record NameServer(Name name, String address, boolean isAlias, Standing standing) {

  /** What a server makes of the zone. */
  public sealed interface Standing {
    /**
     * It serves the zone.
     *
     * @param tcpFailure why it does not answer over TCP; empty if it does
     */
    record Serving(Soa soa, Optional<String> tcpFailure) implements Standing {}

    /** It answers, but not for this zone. */
    record Lame(String reason) implements Standing {}

    /** It does not answer, or has no address. */
    record Silent(String reason) implements Standing {}
  }

  /** As evidence names it. */
  public String shown() {
    return address.isEmpty() ? name.text() : "%s (%s)".formatted(name, address);
  }
}
