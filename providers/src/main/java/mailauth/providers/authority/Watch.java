package mailauth.providers.authority;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.handentry.Diagnosis;
import mailauth.core.handentry.Finding;
import mailauth.core.handentry.HandEntry;
import mailauth.core.handentry.Mistake;
import mailauth.core.handentry.Sighting;
import mailauth.core.handentry.Verdict;
import mailauth.providers.host.Authority;

/** Looks whether what a person enters stands: at every name server of a zone, then elsewhere. */
public final class Watch implements AutoCloseable {
  private final AuthorityQuery query = AuthorityQuery.overUdp();
  private final Name zone;
  private final List<Authority> servers;
  private final Optional<Elsewhere> elsewhere;

  /**
   * A resolver that may still remember what was before.
   *
   * @param shown as people know it
   * @param dns which does not remember by itself
   */
  public record Elsewhere(String shown, Dns dns) {}

  /**
   * A watch over a zone.
   *
   * @param servers at least one
   * @param elsewhere asked for what all servers have
   */
  public Watch(Name zone, List<Authority> servers, Optional<Elsewhere> elsewhere) {
    this.zone = zone;
    this.servers = List.copyOf(servers);
    this.elsewhere = elsewhere;
  }

  /** Looks once; a verdict for each entry, in order. */
  public List<Verdict> look(List<HandEntry> entries) {
    Set<Authority> silent = new HashSet<>();
    return entries.stream().map(entry -> look(entry, silent)).toList();
  }

  /** A server that keeps silent is not asked for the rest. */
  private Verdict look(HandEntry entry, Set<Authority> silent) {
    var sightings = new ArrayList<Sighting>();
    for (var server : servers) {
      var finding =
          silent.contains(server)
              ? Optional.of(
                  new Finding(Mistake.UNANSWERED, ServerDns.shown(server) + " does not answer"))
              : new Diagnosis(zone, new ServerDns(query, server)).of(entry);
      if (finding.filter(f -> f.mistake() == Mistake.UNANSWERED).isPresent()) {
        silent.add(server);
      }
      sightings.add(new Sighting(ServerDns.shown(server), finding));
    }
    boolean everywhere = sightings.stream().allMatch(sighting -> sighting.finding().isEmpty());
    var later = everywhere ? elsewhere : Optional.<Elsewhere>empty();
    return Verdict.of(
        entry,
        sightings,
        later.map(place -> new Sighting(place.shown(), new Diagnosis(zone, place.dns()).of(entry))),
        later.flatMap(place -> remembered(place.dns(), entry)));
  }

  private static Optional<Long> remembered(Dns dns, HandEntry entry) {
    return dns.query(entry.key().name(), entry.key().type()) instanceof Answer.Found found
        ? Optional.of(found.rrset().ttl())
        : Optional.empty();
  }

  @Override
  public void close() {
    query.close();
  }
}
