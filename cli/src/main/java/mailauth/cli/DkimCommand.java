package mailauth.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Holds the commands about DKIM keys, and does nothing by itself. */
@Command(
    name = "dkim",
    description = "Makes, compares and replaces DKIM keys.",
    subcommands = {DkimKeygenCommand.class, DkimVerifyCommand.class, DkimRotateCommand.class})
final class DkimCommand implements Runnable {
  @ParentCommand private MailauthCommand mailauth;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: keygen, verify or rotate");
  }

  MailauthCommand mailauth() {
    return mailauth;
  }
}
