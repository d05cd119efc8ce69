package mailauth.cli.fleet;

import java.util.Map;
import java.util.TreeMap;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.core.plan.Plan;

/**
 * A plan in figures.
 *
 * @param confirmations gates that ask for a person's yes
 * @param gates how many changes and domains each gate blocks, by id
 * @param waiting rollouts that wait for their next stage
 */
public record PlanFigures(
    Plan.Summary summary, long confirmations, Map<String, Long> gates, long waiting) {

  static PlanFigures of(Plan plan) {
    var gates = new TreeMap<String, Long>();
    plan.domains().stream()
        .flatMap(DomainPlan::blocking)
        .forEach(gate -> gates.merge(gate.id(), 1L, Long::sum));
    return new PlanFigures(
        plan.summary(),
        plan.domains().stream().flatMap(DomainPlan::gates).filter(Gate::needsConfirmation).count(),
        gates,
        plan.domains().stream()
            .flatMap(domain -> domain.rollouts().stream())
            .filter(progress -> progress.waits())
            .count());
  }
}
