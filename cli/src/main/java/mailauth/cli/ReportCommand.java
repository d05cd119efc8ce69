package mailauth.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The commands about what receivers report; it does nothing by itself. */
@Command(
    name = "report",
    description = "Takes in the reports of receivers and shows who sends.",
    subcommands = {ReportImportCommand.class, ReportSummaryCommand.class})
final class ReportCommand implements Runnable {
  @ParentCommand private MailauthCommand mailauth;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "report needs one of its commands: import, summary");
  }

  MailauthCommand mailauth() {
    return mailauth;
  }
}
