package mailauth.core.plan;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.OverrideConfig;
import mailauth.core.yaml.Problem;

/** Sets what the YAML overrides against what gates say. */
public final class Overrides {
  private Overrides() {}

  /** The overrides that are over, each a problem at its place. */
  public static List<Problem> over(DomainConfig domain, LocalDate today) {
    return domain.overrides().stream()
        .filter(override -> override.isOver(today))
        .map(Overrides::over)
        .toList();
  }

  /** A domain's plan with the overrides that hold today beside the gates that they are about. */
  public static DomainPlan apply(List<OverrideConfig> overrides, DomainPlan plan, LocalDate today) {
    Map<String, Gate.Overridden> byGate =
        overrides.stream()
            .filter(override -> !override.isOver(today))
            .collect(
                toMap(
                    OverrideConfig::gate,
                    override -> new Gate.Overridden(override.reason(), override.until())));
    return plan.regarding(gate ->
        gate.canBeOverridden() ? gate.with(Optional.ofNullable(byGate.get(gate.id()))) : gate);
  }

  /** A saved plan without the overrides that have ended since. */
  public static Plan stillHolding(Plan plan, LocalDate today) {
    return new Plan(
        plan.domains().stream()
            .map(domain ->
                domain.regarding(
                    gate -> gate.with(gate.overridden().filter(o -> !today.isAfter(o.until())))))
            .toList());
  }

  private static Problem over(OverrideConfig override) {
    return new Problem(
        override.at(),
        "the override of %s ended with %s: remove it, or renew it with its reason"
            .formatted(override.gate(), override.until()));
  }
}
