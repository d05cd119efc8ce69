package mailauth.providers.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;

/** Carries replacements out in order, and ends with the first fault. */
final class Replacing {
  private final String title;
  private final Capabilities capabilities;
  private final Zones zones;
  private final Writer<?> writer;
  private final Map<RRsetKey, Outcome> outcomes = new HashMap<>();
  private Optional<String> fault = Optional.empty();

  /** What is written at once. */
  private record Group(HostedZone zone, List<Replacement> replacements) {}

  Replacing(String title, Capabilities capabilities, Zones zones, Writer<?> writer) {
    this.title = title;
    this.capabilities = capabilities;
    this.zones = zones;
    this.writer = writer;
  }

  List<Outcome> carryOut(List<Replacement> replacements) {
    for (var group : groups(replacements)) {
      if (fault.isEmpty()) {
        var written = writer.write(group.zone(), group.replacements());
        for (int i = 0; i < written.size(); i++) {
          record(group.replacements().get(i).key(), written.get(i));
        }
      }
    }
    return replacements.stream()
        .map(each -> outcomes.getOrDefault(each.key(), notTried()))
        .toList();
  }

  /** Finds all faults that need no write first, so that nothing is done by halves. */
  private List<Group> groups(List<Replacement> replacements) {
    var byZone = new LinkedHashMap<HostedZone, List<Replacement>>();
    var singles = new ArrayList<Group>();
    for (var replacement : replacements) {
      try {
        replacement
            .wanted()
            .flatMap(wanted -> capabilities.refusal(replacement.expected(), wanted))
            .ifPresent(refusal -> {
              throw new HostException(title + " " + refusal);
            });
        var zone = zones.of(replacement.key().name());
        byZone.computeIfAbsent(zone, z -> new ArrayList<>()).add(replacement);
        singles.add(new Group(zone, List.of(replacement)));
      } catch (HostException e) {
        record(replacement.key(), new Outcome.Failed(e.getMessage()));
      }
    }
    return capabilities.atomic()
        ? byZone.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList()
        : singles;
  }

  private void record(RRsetKey key, Outcome outcome) {
    outcomes.put(key, outcome);
    if (fault.isEmpty()) {
      fault =
          switch (outcome) {
            case Outcome.Written written -> Optional.empty();
            case Outcome.ByHand byHand -> Optional.empty();
            case Outcome.Stale stale -> Optional.of(key + " changed");
            case Outcome.Failed(var reason) -> Optional.of(key + " was not written: " + reason);
            case Outcome.Unsure unsure -> Optional.of(key + " may or may not be written");
          };
    }
  }

  private Outcome notTried() {
    return new Outcome.Failed("not tried, because " + fault.orElse("of what came before"));
  }
}
