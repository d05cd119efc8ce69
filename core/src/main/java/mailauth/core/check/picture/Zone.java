package mailauth.core.check.picture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Name;

/**
 * The zone that holds a domain, and who serves it.
 *
 * @param apex the zone's own name
 * @param servers each at each of its addresses
 * @param delegated the name servers that the zone above lists; empty if nobody said
 * @param hasDs whether the zone above has its DS record; empty if nobody said
 * @param signatures what the zone's servers sign with
 * @param caa the CAA records that hold for the domain (RFC 8659); empty if nobody said
 */
public record Zone(
    Name apex,
    List<NameServer> servers,
    Optional<Set<Name>> delegated,
    Optional<Boolean> hasDs,
    List<Signature> signatures,
    Optional<List<Caa>> caa) {
  public Zone {
    servers = List.copyOf(servers);
    delegated = delegated.map(Set::copyOf);
    signatures = List.copyOf(signatures);
    caa = caa.map(List::copyOf);
  }

  /** A zone of which nothing could be found out. */
  public static Zone unknown(Name apex) {
    return new Zone(
        apex, List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  /** The servers that serve it. */
  public List<NameServer> serving() {
    return servers.stream()
        .filter(server -> server.standing() instanceof NameServer.Standing.Serving)
        .toList();
  }

  /**
   * An RRSIG record.
   *
   * @param covers the type of the RRset
   */
  public record Signature(Name name, String covers, Instant begins, Instant ends) {}

  /** A CAA record's property. */
  public record Caa(String tag, String value) {}
}
