package mailauth.providers.rfc2136;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  /** So few are asked for sooner than a zone is transferred. */
  private static final int FEW = 3;

  private final Primary primary;
  private final Zones zones;
  private final NameServers nameServers;
  private final Transfers transfers;

  /** By zone. */
  private final Map<Name, Map<RRsetKey, Set<Rdata>>> wildcards = new ConcurrentHashMap<>();

  /** Zones that have no wildcards, and delegate nothing. */
  private final Set<Name> plain = ConcurrentHashMap.newKeySet();

  Reader(Primary primary, Zones zones, NameServers nameServers) {
    this.primary = primary;
    this.zones = zones;
    this.nameServers = nameServers;
    this.transfers = new Transfers(primary);
  }

  /** As {@link #read(List)}, for one. */
  Reading read(RRsetKey key) {
    return read(List.of(key)).getFirst();
  }

  /**
   * Reads RRsets, many of them out of the whole zone where it can be had.
   *
   * @return one reading for each, in order
   * @throws HostException if the primary cannot be asked, or holds no zone for one of the names
   */
  List<Reading> read(List<RRsetKey> keys) {
    var zone = keys.size() < FEW ? Optional.<WholeZone>empty() : transfers.of(shortest(keys));
    return zone.map(whole -> read(keys, whole)).orElseGet(() -> ask(keys));
  }

  /** What does not stand in the zone may yet be answered for, so it is asked for. */
  private List<Reading> read(List<RRsetKey> keys, WholeZone zone) {
    var standing = new LinkedHashMap<RRsetKey, Reading>();
    keys.forEach(key -> zone.standing(key).ifPresent(reading -> standing.put(key, reading)));
    zones.learn(zone, standing.keySet().stream().map(RRsetKey::name).toList());
    learn(keys, zone);
    var others = keys.stream().filter(key -> !standing.containsKey(key)).toList();
    if (!others.isEmpty()) {
      var answers = ask(others);
      boolean answered = !answers.stream().allMatch(Reading.Absent.class::isInstance);
      if (answered && plain.remove(zone.apex())) {
        // Another zone on the server answers, though nothing delegates to it.
        answers = ask(others);
      }
      for (int i = 0; i < others.size(); i++) {
        standing.put(others.get(i), answers.get(i));
      }
    }
    return keys.stream().map(standing::get).toList();
  }

  private void learn(List<RRsetKey> keys, WholeZone zone) {
    nameServers.learn(zone);
    if (zone.isPlain()) {
      plain.add(zone.apex());
      return;
    }
    keys.stream()
        .filter(key -> zone.decides(key.name()))
        .flatMap(key -> wildcardsAbove(key).stream())
        .forEach(
            wildcard -> remember(wildcard, zone.standing(wildcard).orElseGet(Reading.Absent::new)));
  }

  /** Reads in two rounds: one for all RRsets, one for the wildcards above those there are. */
  private List<Reading> ask(List<RRsetKey> keys) {
    var asked = new ArrayList<>(keys);
    asked.addAll(wildcardsBelowTheFirst(keys));
    var answers = zones.answers(asked);
    var above = new LinkedHashSet<RRsetKey>();
    for (int i = 0; i < asked.size(); i++) {
      if (isWildcard(asked.get(i))) {
        remember(asked.get(i), answers.get(i));
      }
      if (i < keys.size() && !(answers.get(i) instanceof Reading.Absent)) {
        above.addAll(wildcardsAbove(keys.get(i)));
      }
    }
    above.removeIf(this::knows);
    learn(List.copyOf(above));
    var readings = new ArrayList<Reading>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      readings.add(own(keys.get(i), answers.get(i)));
    }
    return readings;
  }

  /**
   * The wildcards that all names below the shortest one share: they will be asked for, and that
   * they are not there tells where the zone begins.
   */
  private Set<RRsetKey> wildcardsBelowTheFirst(List<RRsetKey> keys) {
    var top = shortest(keys);
    var shared = new LinkedHashSet<RRsetKey>();
    for (var key : keys) {
      if (key.name().isWithin(top) && !key.name().equals(top)) {
        shared.add(new RRsetKey(Name.of("*").under(top), key.type()));
      }
    }
    shared.removeIf(this::knows);
    keys.forEach(shared::remove);
    return shared;
  }

  private static Name shortest(List<RRsetKey> keys) {
    var top = keys.getFirst().name();
    for (var key : keys) {
      top = key.name().text().length() < top.text().length() ? key.name() : top;
    }
    return top;
  }

  private Reading own(RRsetKey key, Reading answer) {
    var shown = records(answer);
    boolean borrowed =
        !shown.isEmpty()
            && wildcardsAbove(key).stream().anyMatch(wildcard -> shown.equals(wildcard(wildcard)))
            && !isInUse(key.name());
    return borrowed ? new Reading.Absent() : answer;
  }

  /** Asks by a prerequisite alone (RFC 2136 section 2.4.4), which no wildcard meets. */
  boolean isInUse(Name name) {
    var question = new Update(Records.name(zones.of(name)));
    question.present(Records.name(name));
    try {
      // A server that refuses this cannot be changed either: there the answer counts.
      return primary.ask(question).getRcode() != Rcode.NXDOMAIN;
    } catch (NoReply e) {
      throw new HostException(e.getMessage(), e);
    }
  }

  /** Forgets the wildcards of a zone, for they may have changed. */
  void forget(Name zone) {
    plain.remove(zone);
    wildcards.remove(zone);
  }

  private List<RRsetKey> wildcardsAbove(RRsetKey key) {
    var apex = zones.seenAbove(key.name());
    if (plain.contains(apex)) {
      return List.of();
    }
    var wildcards = new ArrayList<RRsetKey>();
    var above = key.name().parent();
    while (above.isPresent() && above.get().isWithin(apex)) {
      var wildcard = new RRsetKey(Name.of("*").under(above.get()), key.type());
      if (!wildcard.equals(key)) {
        wildcards.add(wildcard);
      }
      above = above.get().parent();
    }
    return wildcards;
  }

  private void learn(List<RRsetKey> unknown) {
    if (!unknown.isEmpty()) {
      var answers = zones.answers(unknown);
      for (int i = 0; i < unknown.size(); i++) {
        remember(unknown.get(i), answers.get(i));
      }
    }
  }

  private void remember(RRsetKey wildcard, Reading answer) {
    wildcards(wildcard).put(wildcard, records(answer));
  }

  private boolean knows(RRsetKey wildcard) {
    return zones.isSeenAbove(wildcard.name())
        && (plain.contains(zones.seenAbove(wildcard.name()))
            || wildcards(wildcard).containsKey(wildcard));
  }

  private Set<Rdata> wildcard(RRsetKey key) {
    if (!knows(key)) {
      learn(List.of(key));
    }
    return wildcards(key).getOrDefault(key, Set.of());
  }

  private Map<RRsetKey, Set<Rdata>> wildcards(RRsetKey key) {
    return wildcards.computeIfAbsent(
        zones.seenAbove(key.name()), zone -> new ConcurrentHashMap<>());
  }

  static boolean isWildcard(RRsetKey key) {
    return key.name().text().startsWith("*.");
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
