package mailauth.providers.apply;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.plan.Rollback;
import mailauth.providers.host.HostException;

/**
 * What a run leaves in files: the way back, and what is ours. It is laid for all that may happen
 * before the first write, so that a crash finds it there, and cut to what did happen after the
 * last.
 */
final class Trail {
  private final String run;
  private final Path rollbacks;
  private final StateFile state;

  Trail(Run run, Path rollbacks, StateFile state) {
    this.run = run.id();
    this.rollbacks = rollbacks;
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
    domains.forEach(
        fresh -> state.put(fresh.plan().domain(), fresh.ownership(fresh.plan().changes())));
    state.save();
  }

  /** Cuts the trail; if that cannot be done, says why. */
  Optional<String> cut(Map<Fresh, DomainOutcome> outcomes) {
    outcomes.forEach(
        (fresh, outcome) -> state.put(fresh.plan().domain(), fresh.ownership(outcome)));
    try {
      write(
          outcomes.entrySet().stream()
              .map(e -> e.getKey().rollback(e.getValue().touched()))
              .toList());
      state.save();
      return Optional.empty();
    } catch (HostException e) {
      return Optional.of(e.getMessage());
    }
  }

  private void write(List<Rollback.Domain> back) {
    var changed = back.stream().filter(domain -> !domain.steps().isEmpty()).toList();
    RollbackFiles.write(rollbacks, new Rollback(run, changed));
  }
}
