package mailauth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import mailauth.cli.project.Project;
import mailauth.core.json.InvalidJson;
import mailauth.core.plan.Overrides;
import mailauth.core.plan.Plan;
import mailauth.core.plan.PlanReader;
import mailauth.providers.host.HostException;
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
    try (var project = mailauth.open()) {
      var carrier = new Carrier(mailauth, project, options, "apply", goingBack);
      return saved == null
          ? carrier.showAndApply(plan(project))
          : carrier.applySaved(selected(stillHolding(read(saved))));
    }
  }

  private Plan plan(Project project) {
    return project.plan(mailauth.selection(), mailauth.parallelism());
  }

  /** Between plan and apply an override may have ended. */
  private Plan stillHolding(Plan plan) {
    return Overrides.stillHolding(plan, LocalDate.now(mailauth.clock().withZone(ZoneOffset.UTC)));
  }

  private Plan selected(Plan plan) {
    var selection = mailauth.selection();
    return new Plan(
        plan.domains().stream().filter(domain -> selection.includes(domain.domain())).toList());
  }

  private static Plan read(Path file) {
    try {
      return PlanReader.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new HostException("there is no plan %s".formatted(file), e);
    } catch (IOException e) {
      throw new HostException("the plan %s cannot be read: %s".formatted(file, e), e);
    } catch (InvalidJson e) {
      throw new HostException("%s is no plan: %s".formatted(file, e.getMessage()), e);
    }
  }
}
