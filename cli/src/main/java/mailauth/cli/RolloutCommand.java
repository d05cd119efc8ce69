package mailauth.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The commands about policies that climb; it does nothing by itself. */
@Command(
    name = "rollout",
    description = "Shows where rollouts stand, and takes the next stage.",
    subcommands = {RolloutStatusCommand.class, RolloutAdvanceCommand.class})
final class RolloutCommand implements Runnable {
  @ParentCommand private MailauthCommand mailauth;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "rollout needs one of its commands: status, advance");
  }

  MailauthCommand mailauth() {
    return mailauth;
  }
}
