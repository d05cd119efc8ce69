package mailauth.providers.rfc2136;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Txt;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;

/** Carries replacements out zone by zone, in the order they were given, until the first fault. */
final class Replacing {
  private final Zones zones;
  private final Writer writer;
  private final Map<RRsetKey, Outcome> outcomes = new HashMap<>();
  private Optional<String> fault = Optional.empty();

  Replacing(Zones zones, Writer writer) {
    this.zones = zones;
    this.writer = writer;
  }

  /** One outcome for each replacement, in order. */
  List<Outcome> carryOut(List<Replacement> replacements) {
    var byZone = byZone(replacements);
    if (fault.isEmpty()) {
      byZone.forEach(
          (zone, changes) -> new ZoneUpdate(zone, changes).pieces().forEach(this::write));
    }
    return replacements.stream().map(Replacement::key).map(this::outcome).toList();
  }

  /** Finds all faults that need no update first, so that nothing is done by halves. */
  private Map<Name, List<Replacement>> byZone(List<Replacement> replacements) {
    var byZone = new LinkedHashMap<Name, List<Replacement>>();
    for (var replacement : replacements) {
      try {
        checkLength(replacement);
        var zone = zones.of(replacement.key().name());
        byZone.computeIfAbsent(zone, z -> new ArrayList<>()).add(replacement);
      } catch (HostException e) {
        record(replacement.key(), new Outcome.Failed(e.getMessage()));
      }
    }
    return byZone;
  }

  private static void checkLength(Replacement replacement) {
    replacement.wanted().stream()
        .flatMap(wanted -> wanted.records().stream())
        .filter(rdata -> rdata instanceof Txt txt && txt.joined().length() > ZoneUpdate.LONGEST_TXT)
        .findAny()
        .ifPresent(txt -> {
          throw new HostException(
              "a value of %s has more than the %d octets that an update can carry"
                  .formatted(replacement.key(), ZoneUpdate.LONGEST_TXT));
        });
  }

  private void write(ZoneUpdate update) {
    if (fault.isEmpty()) {
      var written = writer.write(update);
      for (int i = 0; i < written.size(); i++) {
        record(update.replacements().get(i).key(), written.get(i));
      }
    }
  }

  private void record(RRsetKey key, Outcome outcome) {
    outcomes.put(key, outcome);
    if (fault.isEmpty()) {
      fault = fault(key, outcome);
    }
  }

  private Outcome outcome(RRsetKey key) {
    return outcomes.getOrDefault(key, notTried());
  }

  private Outcome notTried() {
    return new Outcome.Failed("not tried, because " + fault.orElse("of what came before"));
  }

  private static Optional<String> fault(RRsetKey key, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Written written -> Optional.empty();
      case Outcome.ByHand byHand -> Optional.empty();
      case Outcome.Stale stale -> Optional.of(key + " changed");
      case Outcome.Failed(var reason) -> Optional.of(key + " was not written: " + reason);
      case Outcome.Unsure unsure -> Optional.of(key + " may or may not be written");
    };
  }
}
