package mailauth.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.posture.Purpose;

/** Plans the way back to what stood before a run. */
public final class RollbackPlanner {
  private RollbackPlanner() {}

  /**
   * Plans one domain, in the reverse of the run's order.
   *
   * @param today holds every step's RRset
   */
  public static DomainPlan plan(Rollback.Domain domain, Observation today) {
    var changes = new ArrayList<Change>();
    for (var step : domain.steps().reversed()) {
      var change = change(step, today.rrset(step.key()));
      if (!change.isDone(change.observed()) || change.file().isPresent()) {
        changes.add(change);
      }
    }
    return new DomainPlan(
        domain.domain(),
        domain.provider(),
        domain.providerType(),
        changes,
        domain.steps().size() - changes.size(),
        domain.ownership(),
        Optional.empty());
  }

  private static Change change(Rollback.Step step, Optional<RRset> observed) {
    long ttl = step.before().or(() -> observed).map(RRset::ttl).orElse(0L);
    var draft =
        step.purpose() == Purpose.ADDITION
            ? Change.withdrawal(step.key(), observed, added(step), ttl)
            : Change.draft(
                new Owned(step.key(), step.purpose()),
                observed,
                Change.values(step.purpose(), step.before()),
                ttl);
    return draft
        .explained(List.of("back to what stood before the run"), gates(step, observed))
        .with(step.file().map(PolicyFile::reversed));
  }

  private static List<Rdata> added(Rollback.Step step) {
    var before = step.before().map(RRset::records).orElse(List.of());
    return step.after().map(RRset::records).orElse(List.of()).stream()
        .filter(value -> !before.contains(value))
        .toList();
  }

  private static List<Gate> gates(Rollback.Step step, Optional<RRset> observed) {
    var written = new HashSet<>(Change.values(step.purpose(), step.after()));
    var found = new HashSet<>(Change.values(step.purpose(), observed));
    var before = new HashSet<>(Change.values(step.purpose(), step.before()));
    return found.equals(written) || found.equals(before)
        ? List.of()
        : List.of(
            new Gate(
                "ROLLBACK_OVERWRITES_LATER_CHANGE",
                Gate.Outcome.CONFIRM,
                "someone changed it after the run; rolling back undoes that as well"));
  }
}
