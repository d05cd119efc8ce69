package mailauth.core.plan;

import java.util.List;
import java.util.stream.Stream;

/** What must change, domain by domain. */
public record Plan(List<DomainPlan> domains) {
  public Plan {
    domains = List.copyOf(domains);
  }

  public Stream<Change> changes() {
    return domains.stream().flatMap(domain -> domain.changes().stream());
  }

  public boolean isEmpty() {
    return changes().findAny().isEmpty();
  }

  /** Whether there is nothing to do: no change, and no drift to look at. */
  public boolean isInSync() {
    return isEmpty() && domains.stream().noneMatch(DomainPlan::hasDrifted);
  }

  /** The part that no gate blocks. */
  public Plan unblocked() {
    return new Plan(domains.stream().filter(domain -> !domain.isBlocked()).toList());
  }

  public Summary summary() {
    return new Summary(
        count(Change.Action.CREATE),
        count(Change.Action.UPDATE),
        count(Change.Action.DELETE),
        domains.stream().mapToInt(DomainPlan::unchanged).sum(),
        domains.size(),
        (int) domains.stream().filter(DomainPlan::isBlocked).count(),
        (int) domains.stream().filter(domain -> domain.failure().isPresent()).count());
  }

  private int count(Change.Action action) {
    return (int) changes().filter(change -> change.action() == action).count();
  }

  /**
   * A plan in figures.
   *
   * @param create changes of that action, as {@code update} and {@code delete}
   * @param unchanged declared values that stand as they should
   * @param domains all domains looked at
   * @param blocked domains that a gate blocks
   * @param failed domains that could not be planned
   */
  public record Summary(
      int create, int update, int delete, int unchanged, int domains, int blocked, int failed) {}
}
