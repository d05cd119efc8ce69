package mailauth.cli;

import java.util.concurrent.Callable;
import mailauth.cli.project.Project;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Brings back what stood before a run. */
@Command(
    name = "rollback",
    description = "Plans the way back to what stood before a run, asks and takes it.")
final class RollbackCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;
  @Mixin private ApplyOptions options;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run (default: the last one).")
  private @Nullable String run;

  @Override
  public Integer call() {
    try (var project = mailauth.open()) {
      var back = run == null ? last(project) : run;
      return new Carrier(mailauth, project, options, "rollback " + back, false)
          .showAndApply(taker ->
              project.plans().wayBack(back, mailauth.selection(), mailauth.parallelism(), taker));
    }
  }

  private static String last(Project project) {
    var runs = project.state().runs();
    if (runs.isEmpty()) {
      throw new HostException(
          "there is no run to roll back beside %s".formatted(project.state().place()));
    }
    return runs.getLast();
  }
}
