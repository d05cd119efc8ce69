package mailauth.cli.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import mailauth.core.check.Report;
import mailauth.core.plan.Plan;
import mailauth.providers.apply.Applied;
import mailauth.providers.metering.Meters;
import org.jspecify.annotations.Nullable;

/** Where a command notes what a run comes to; figures, not the plan itself. */
public final class Ledger {
  private final Meters meters = new Meters();
  private @Nullable PlanFigures plan;
  private @Nullable ApplyFigures apply;
  private @Nullable CheckFigures check;

  /** Where it is counted what providers are asked. */
  public Meters meters() {
    return meters;
  }

  public void planned(Plan now) {
    plan = PlanFigures.of(now);
  }

  public void applied(Applied.Ran now) {
    apply = ApplyFigures.of(now);
  }

  public void checked(Collection<Report> now) {
    check = CheckFigures.of(now);
  }

  /** All of it, once the run has ended. */
  public RunSummary summary(
      String command,
      Optional<String> shard,
      String version,
      Instant began,
      Duration took,
      int exitCode) {
    return new RunSummary(
        command,
        shard,
        version,
        began,
        took,
        exitCode,
        Optional.ofNullable(plan),
        Optional.ofNullable(apply),
        Optional.ofNullable(check),
        meters.readings());
  }
}
