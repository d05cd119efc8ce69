package mailauth.providers.rfc2136;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Records;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Update;

/**
 * Reads what stands in a zone, which is not always what it answers: a wildcard's records are shown
 * under every name that is not in use (RFC 4592).
 */
final class Reader {
  private final Primary primary;
  private final Zones zones;

  /** By zone. */
  private final Map<Name, Map<RRsetKey, Set<Rdata>>> wildcards = new ConcurrentHashMap<>();

  Reader(Primary primary, Zones zones) {
    this.primary = primary;
    this.zones = zones;
  }

  /** As {@link #read(List)}, for one. */
  Reading read(RRsetKey key) {
    return read(List.of(key)).getFirst();
  }

  /**
   * Reads RRsets in two rounds: one for all of them, one for the wildcards above those there are.
   *
   * @return one reading for each, in order
   * @throws HostException if the primary cannot be asked, or holds no zone for one of the names
   */
  List<Reading> read(List<RRsetKey> keys) {
    var asked = new LinkedHashSet<>(keys);
    asked.addAll(wildcardsBelowTheFirst(keys));
    var answers = zones.answers(asked);
    answers.forEach((key, answer) -> {
      if (isWildcard(key)) {
        wildcards(key).put(key, records(answer));
      }
    });
    var shown = keys.stream().filter(key -> !(answers.get(key) instanceof Reading.Absent)).toList();
    learn(shown.stream().flatMap(this::wildcardsAbove).filter(key -> !knows(key)).distinct());
    return keys.stream().map(key -> own(key, answers.get(key))).toList();
  }

  /**
   * The wildcards that all names below the shortest one share: they will be asked for, and that
   * they are not there tells where the zone begins.
   */
  private Set<RRsetKey> wildcardsBelowTheFirst(List<RRsetKey> keys) {
    var first =
        keys.stream().map(RRsetKey::name).min(Comparator.comparingInt(n -> n.text().length()));
    return first.stream()
        .flatMap(top ->
            keys.stream()
                .filter(key -> key.name().isWithin(top) && !key.name().equals(top))
                .map(key -> new RRsetKey(Name.of("*").under(top), key.type())))
        .filter(key -> !knows(key))
        .collect(Collectors.toSet());
  }

  private Reading own(RRsetKey key, Reading answer) {
    var shown = records(answer);
    boolean borrowed =
        !shown.isEmpty()
            && wildcardsAbove(key).anyMatch(wildcard -> shown.equals(wildcard(wildcard)))
            && !isInUse(key.name());
    return borrowed ? new Reading.Absent() : answer;
  }

  /** Asks by a prerequisite alone (RFC 2136 section 2.4.4), which no wildcard meets. */
  boolean isInUse(Name name) {
    var question = new Update(Records.name(zones.of(name)));
    question.present(Records.name(name));
    try {
      // A server that refuses this cannot be changed either: there the answer counts.
      return primary.update(question).getRcode() != Rcode.NXDOMAIN;
    } catch (NoReply e) {
      throw new HostException(e.getMessage(), e);
    }
  }

  /** Forgets the wildcards of a zone, for they may have changed. */
  void forget(Name zone) {
    wildcards.remove(zone);
  }

  private Stream<RRsetKey> wildcardsAbove(RRsetKey key) {
    var apex = zones.seenAbove(key.name());
    return Stream.iterate(key.name().parent(), Optional::isPresent, above -> above.get().parent())
        .map(Optional::get)
        .takeWhile(above -> above.isWithin(apex))
        .map(above -> new RRsetKey(Name.of("*").under(above), key.type()))
        .filter(wildcard -> !wildcard.equals(key));
  }

  private void learn(Stream<RRsetKey> unknown) {
    var asked = unknown.toList();
    if (!asked.isEmpty()) {
      zones.answers(asked).forEach((key, answer) -> wildcards(key).put(key, records(answer)));
    }
  }

  private boolean knows(RRsetKey wildcard) {
    return zones.isSeenAbove(wildcard.name()) && wildcards(wildcard).containsKey(wildcard);
  }

  private Set<Rdata> wildcard(RRsetKey key) {
    learn(Stream.of(key).filter(wildcard -> !knows(wildcard)));
    return wildcards(key).getOrDefault(key, Set.of());
  }

  private Map<RRsetKey, Set<Rdata>> wildcards(RRsetKey key) {
    return wildcards.computeIfAbsent(
        zones.seenAbove(key.name()), zone -> new ConcurrentHashMap<>());
  }

  private static boolean isWildcard(RRsetKey key) {
    return key.name().labels().getFirst().equals("*");
  }

  private static Set<Rdata> records(Reading reading) {
    return new HashSet<>(
        switch (reading) {
          case Reading.Present(var rrset) -> rrset.records();
          case Reading.Alias(var cname) -> cname.records();
          case Reading.Absent() -> List.<Rdata>of();
        });
  }
}
