package mailauth.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command: holds the subcommands and does nothing by itself. */
@Command(
    name = "mailauth",
    description = "Email authentication as code.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeOnInvalidInput = MailauthCommand.WRONG_USAGE,
    subcommands = {VersionCommand.class, HelpCommand.class})
public final class MailauthCommand implements Runnable {
  static final int WRONG_USAGE = 64;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
