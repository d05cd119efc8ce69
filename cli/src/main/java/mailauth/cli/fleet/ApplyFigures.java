package mailauth.cli.fleet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mailauth.core.plan.Change;
import mailauth.providers.apply.Applied;
import mailauth.providers.apply.DomainOutcome;

/**
 * An apply in figures.
 *
 * @param run its name; one that went back has the last one's
 * @param made changes that were made, by action
 * @param unsure changes that may or may not be made
 * @param left changes that were not made
 * @param unverified domains where some server does not yet answer with what was written
 * @param broken domains where something went wrong
 */
public record ApplyFigures(
    String run,
    Map<Change.Action, Long> made,
    long unsure,
    long left,
    long unverified,
    long broken) {

  static ApplyFigures of(Applied.Ran ran) {
    var made = new EnumMap<Change.Action, Long>(Change.Action.class);
    for (var action : Change.Action.values()) {
      made.put(action, 0L);
    }
    ran.domains().stream()
        .flatMap(domain -> domain.done().stream())
        .forEach(change -> made.merge(change.action(), 1L, Long::sum));
    return new ApplyFigures(
        ran.run().id(),
        made,
        count(ran, DomainOutcome::unsure),
        count(ran, DomainOutcome::left),
        ran.domains().stream().filter(ApplyFigures::isUnverified).count(),
        ran.domains().stream().filter(DomainOutcome.Broken.class::isInstance).count());
  }

  private static boolean isUnverified(DomainOutcome outcome) {
    return !(outcome instanceof DomainOutcome.Broken) && !outcome.isVerified();
  }

  private static long count(Applied.Ran ran, Function<DomainOutcome, List<Change>> changes) {
    return ran.domains().stream().mapToLong(domain -> changes.apply(domain).size()).sum();
  }
}
