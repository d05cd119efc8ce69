package mailauth.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import mailauth.cli.project.Project;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Overrides;
import mailauth.core.plan.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes the changes of a plan. */
@Command(
    name = "apply",
    description = "Makes the changes of a saved plan, or plans, asks and makes them.")
final class ApplyCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;
  @Mixin private ApplyOptions options;

  @Mixin private PortionOptions portion;

  @Mixin private RecordOptions records;

  @Option(
      names = "--rollback-on-failure",
      description = "Goes back, in each domain where a change fails or is not verified in time.")
  private boolean goingBack;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A plan saved by 'mailauth plan --out FILE'.")
  private @Nullable Path saved;

  @Override
  public Integer call() {
    return records.keep(mailauth, "apply", portion.shard(mailauth), this::apply);
  }

  private int apply() {
    try (var project = mailauth.open()) {
      var carrier = new Carrier(mailauth, project, options, "apply", goingBack);
      return saved == null
          ? carrier.showAndApply(taker -> plan(project, taker))
          : carrier.applySaved(portion.selection(mailauth).of(stillHolding(SavedPlan.read(saved))));
    }
  }

  private Plan plan(Project project, Consumer<DomainPlan> taker) {
    return project.plans().of(portion.selection(mailauth), mailauth.parallelism(), taker);
  }

  /** Between plan and apply an override may have ended. */
  private Plan stillHolding(Plan plan) {
    return Overrides.stillHolding(plan, LocalDate.now(mailauth.clock().withZone(ZoneOffset.UTC)));
  }
}
