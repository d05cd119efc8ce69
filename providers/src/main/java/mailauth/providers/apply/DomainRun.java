package mailauth.providers.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.plan.Change;
import mailauth.core.plan.Stages;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;

/** Writes one domain's changes, stage by stage. */
final class DomainRun {
  private final Fresh fresh;
  private final DnsHost host;
  private final Applier.Conduct conduct;
  private final List<Change> done = new ArrayList<>();

  DomainRun(Fresh fresh, DnsHost host, Applier.Conduct conduct) {
    this.fresh = fresh;
    this.host = host;
    this.conduct = conduct;
  }

  DomainOutcome carryOut() {
    var unverified = new ArrayList<String>();
    for (var stage : Stages.of(fresh.plan().changes())) {
      if (!unverified.isEmpty()) {
        return broken(false, "the policy waits: " + String.join("; ", unverified));
      }
      if (conduct.stopped().getAsBoolean()) {
        return broken(false, "stopped before the next write");
      }
      try {
        var fault = write(stage);
        if (fault.isPresent()) {
          return fault.get();
        }
        unverified.addAll(Verifier.verify(host, wanted(stage), conduct));
      } catch (HostException e) {
        return broken(false, e.getMessage());
      }
    }
    return new DomainOutcome.Applied(
        fresh.plan().domain(), List.copyOf(done), List.copyOf(unverified));
  }

  /** Writes what a stage still lacks; the fault, if there is one. */
  private Optional<DomainOutcome> write(List<Change> stage) {
    var replacements =
        wanted(stage).entrySet().stream()
            .map(e -> new Replacement(e.getKey(), now(e.getKey()), e.getValue()))
            .filter(replacement -> !replacement.expected().equals(replacement.wanted()))
            .toList();
    var outcomes = replacements.isEmpty() ? List.<Outcome>of() : host.replace(replacements);
    for (int i = 0; i < outcomes.size(); i++) {
      var key = replacements.get(i).key();
      switch (outcomes.get(i)) {
        case Outcome.Written() -> {}
        case Outcome.Stale(var actual) -> {
          return Optional.of(
              broken(true, "%s was changed by someone else meanwhile".formatted(key)));
        }
        case Outcome.Failed(var reason) -> {
          return Optional.of(broken(false, key + ": " + reason));
        }
        case Outcome.Unsure(var reason) -> {
          return Optional.of(broken(false, key + " may or may not be written: " + reason));
        }
      }
      stage.stream().filter(change -> change.key().equals(key)).forEach(done::add);
    }
    stage.stream().filter(change -> !done.contains(change)).forEach(done::add);
    return Optional.empty();
  }

  /** Each RRset as it shall stand after the stage's changes to it, one on top of the other. */
  private Map<RRsetKey, Optional<RRset>> wanted(List<Change> stage) {
    var wanted = new LinkedHashMap<RRsetKey, Optional<RRset>>();
    for (var change : stage) {
      var standing = wanted.getOrDefault(change.key(), now(change.key()));
      wanted.put(change.key(), change.onto(standing));
    }
    return wanted;
  }

  private Optional<RRset> now(RRsetKey key) {
    return fresh.current().getOrDefault(key, Optional.empty());
  }

  private DomainOutcome broken(boolean stale, String reason) {
    var left = fresh.plan().changes().stream().filter(change -> !done.contains(change)).toList();
    return new DomainOutcome.Broken(fresh.plan().domain(), List.copyOf(done), left, stale, reason);
  }
}
