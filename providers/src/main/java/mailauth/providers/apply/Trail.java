package mailauth.providers.apply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mailauth.core.dns.Name;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Rollback;
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

  Trail(Run run, StateStore state) {
    this.run = run.id();
    this.state = state;
  }

  /**
   * Lays the trail.
   *
   * @throws HostException if it cannot be written; then nothing may be
   */
  void lay(List<Fresh> domains) {
    var back = domains.stream().map(fresh -> fresh.rollback(fresh.plan().changes())).toList();
    write(back);
    var owned = new LinkedHashMap<Name, Ownership>();
    domains.forEach(
        fresh -> owned.put(fresh.plan().domain(), fresh.ownership(fresh.plan().changes())));
    remember(owned, Map.of());
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
      var owned = new LinkedHashMap<Name, Ownership>();
      outcomes.forEach(
          (fresh, outcome) -> owned.put(fresh.plan().domain(), fresh.ownership(outcome)));
      remember(owned, memories);
      return Optional.empty();
    } catch (HostException e) {
      return Optional.of(e.getMessage());
    }
  }

  private void remember(
      Map<Name, Ownership> owned, Map<Name, UnaryOperator<DomainState>> memories) {
    var changes = new LinkedHashMap<Name, UnaryOperator<DomainState>>();
    owned.forEach((domain, now) ->
        changes.put(
            domain,
            before ->
                memories.getOrDefault(domain, UnaryOperator.identity()).apply(before.with(now))));
    state.update(changes);
  }

  private void write(List<Rollback.Domain> back) {
    var changed = back.stream().filter(domain -> !domain.steps().isEmpty()).toList();
    state.journal(new Rollback(run, changed));
  }
}
