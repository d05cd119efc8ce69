package mailauth.providers.apply;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mailauth.core.dns.Name;
import mailauth.core.plan.Rollback;
import mailauth.core.rollout.Memory;
import mailauth.core.state.DomainState;
import mailauth.providers.host.HostException;
import mailauth.providers.state.StateStore;

/**
 * What a run leaves behind: the way back, and what is ours. It is laid for all that may happen
 * before the first write, so that a crash finds it there, and cut to what did happen after the
 * last.
 */
final class Trail {
  private final String run;
  private final StateStore state;

  private final Clock clock;

  Trail(Run run, StateStore state, Clock clock) {
    this.run = run.id();
    this.state = state;
    this.clock = clock;
  }

  /**
   * Lays the trail.
   *
   * @throws HostException if it cannot be written; then nothing may be
   */
  void lay(List<Fresh> domains) {
    var back = domains.stream().map(fresh -> fresh.rollback(fresh.plan().changes())).toList();
    write(back);
    var now = new LinkedHashMap<Name, UnaryOperator<DomainState>>();
    domains.forEach(fresh -> {
      var owned = fresh.ownership(fresh.plan().changes());
      now.put(fresh.plan().domain(), before -> before.with(owned));
    });
    state.update(now);
  }

  /**
   * Cuts the trail; if that cannot be done, says why.
   *
   * @param memories what else state has to remember
   */
  Optional<String> cut(
      Map<Fresh, DomainOutcome> outcomes, Map<Name, UnaryOperator<DomainState>> memories) {
    try {
      write(
          outcomes.entrySet().stream()
              .map(e -> e.getKey().rollback(e.getValue().touched()))
              .toList());
      var now = new LinkedHashMap<Name, UnaryOperator<DomainState>>();
      outcomes.forEach((fresh, outcome) -> {
        var domain = fresh.plan().domain();
        var more = memories.getOrDefault(domain, UnaryOperator.identity());
        now.put(domain, before -> more.apply(after(fresh, outcome, before)));
      });
      state.update(now);
      return Optional.empty();
    } catch (HostException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** A stage counts from when every server was seen to answer with it. */
  private DomainState after(Fresh fresh, DomainOutcome outcome, DomainState before) {
    var owning = before.with(fresh.ownership(outcome));
    var marks = outcome.isVerified() ? fresh.plan().stages() : List.<Memory.Mark>of();
    var known = marks.stream().map(Memory.Mark::key).toList();
    var unsure =
        outcome.touched().stream()
            .flatMap(change -> Memory.Key.of(change.key(), change.purpose()).stream())
            .filter(key -> !known.contains(key))
            .toList();
    return owning.standing(marks, unsure, clock.instant());
  }

  private void write(List<Rollback.Domain> back) {
    var changed = back.stream().filter(domain -> !domain.steps().isEmpty()).toList();
    state.journal(new Rollback(run, changed));
  }
}
