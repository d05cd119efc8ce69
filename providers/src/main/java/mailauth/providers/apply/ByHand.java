package mailauth.providers.apply;

import java.time.Duration;
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
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private ByHand() {}

  /** What is missing after the conduct's patience, each with a sentence; empty if nothing is. */
  static Map<Change, String> await(DnsHost host, List<Change> changes, Applier.Conduct conduct) {
    long deadline = System.nanoTime() + conduct.patience().toNanos();
    try {
      var servers = host.authorities(changes.getFirst().key().name());
      var zone = Apex.of(changes.getFirst().key().name(), servers);
      try (var watch = new Watch(zone, servers, Optional.empty())) {
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
          var missing = missing(watch, changes);
          boolean late = System.nanoTime() + pause.toNanos() - deadline >= 0;
          if (missing.isEmpty() || late || conduct.stopped().getAsBoolean()) {
            return missing;
          }
          sleep(pause);
        }
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

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
