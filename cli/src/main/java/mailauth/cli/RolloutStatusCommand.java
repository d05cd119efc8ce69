package mailauth.cli;

import java.util.concurrent.Callable;
import mailauth.cli.rollout.Status;
import mailauth.cli.rollout.StatusJson;
import mailauth.cli.rollout.StatusMarkdown;
import mailauth.cli.rollout.StatusText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Shows where rollouts stand. */
@Command(
    name = "status",
    description =
        "Shows the stage of each policy that climbs, since when it stands, what the next stage"
            + " waits for and when it may come.")
final class RolloutStatusCommand implements Callable<Integer> {
  @ParentCommand private RolloutCommand rollout;

  @Override
  public Integer call() {
    var mailauth = rollout.mailauth();
    try (var project = mailauth.open()) {
      var selection = mailauth.selection();
      var plan = project.plans().of(selection, mailauth.parallelism());
      var status = Status.of(plan, project.rotations().of(selection));
      mailauth
          .terminal()
          .out()
          .print(
              switch (mailauth.format()) {
                case text -> StatusText.of(status, mailauth.style());
                case json -> StatusJson.of(status);
                case markdown -> StatusMarkdown.of(status);
                case html ->
                    throw mailauth.wrongUsage(
                        "--format html: rollout status prints text, json or markdown");
              });
      return status.failed().isEmpty() ? ExitCode.DONE : ExitCode.ERROR;
    }
  }
}
