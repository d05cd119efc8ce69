package mailauth.providers.apply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.handentry.Finding;
import mailauth.core.handentry.HandEntry;
import mailauth.core.plan.Change;
import mailauth.providers.authority.Apex;
import mailauth.providers.authority.Watch;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;

/** Waits until what a person enters shows at every name server. */
final class ByHand {
  private ByHand() {}

  /** What is missing after the conduct's patience, each with a sentence; empty if nothing is. */
  static Map<Change, String> await(DnsHost host, List<Change> changes, Applier.Conduct conduct) {
    var pauses = new Pauses(conduct);
    try {
      var servers = host.authorities(changes.getFirst().key().name());
      var zone = Apex.of(changes.getFirst().key().name(), servers);
      try (var watch = new Watch(zone, servers, Optional.empty())) {
        var missing = missing(watch, changes);
        while (!missing.isEmpty() && pauses.next()) {
          missing = missing(watch, changes);
        }
        return missing;
      }
    } catch (HostException e) {
      var unknown = new LinkedHashMap<Change, String>();
      changes.forEach(change -> unknown.put(change, sentence(change, e.getMessage())));
      return unknown;
    }
  }

  private static Map<Change, String> missing(Watch watch, List<Change> changes) {
    var verdicts = watch.look(changes.stream().map(HandEntry::of).toList());
    var missing = new LinkedHashMap<Change, String>();
    for (int i = 0; i < changes.size(); i++) {
      var change = changes.get(i);
      verdicts
          .get(i)
          .finding()
          .map(Finding::sentence)
          .ifPresent(why -> missing.put(change, sentence(change, why)));
    }
    return missing;
  }

  private static String sentence(Change change, String why) {
    return "%s: %s".formatted(change.key(), why);
  }
}
