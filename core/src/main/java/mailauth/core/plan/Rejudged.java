package mailauth.core.plan;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailauth.core.dns.Name;

/**
 * A saved plan with what its gates say now.
 *
 * @param plan the saved changes, with today's verdicts
 * @param newlyToConfirm what nobody was asked when the plan was saved, each with its gate's id
 */
public record Rejudged(Plan plan, List<String> newlyToConfirm) {
  public Rejudged {
    newlyToConfirm = List.copyOf(newlyToConfirm);
  }

  /**
   * Judges a plan by one that was made just now. A change that the fresh one lacks, because it was
   * made meanwhile or the YAML says something else, keeps its verdicts.
   *
   * @param fresh may lack domains
   */
  public static Rejudged of(Plan saved, Plan fresh) {
    Map<Name, DomainPlan> now =
        fresh.domains().stream().collect(toMap(DomainPlan::domain, domain -> domain));
    var judged =
        saved.domains().stream()
            .map(domain ->
                now.containsKey(domain.domain())
                    ? domain.judgedAs(now.get(domain.domain()))
                    : domain)
            .toList();
    var plan = new Plan(judged);
    var asked = toConfirm(saved).map(Gate::id).collect(toSet());
    return new Rejudged(
        plan,
        toConfirm(plan)
            .filter(gate -> !asked.contains(gate.id()))
            .map(gate -> gate.id() + ": " + gate.message())
            .toList());
  }

  private static Stream<Gate> toConfirm(Plan plan) {
    return plan.domains().stream().flatMap(DomainPlan::gates).filter(Gate::needsConfirmation);
  }
}
