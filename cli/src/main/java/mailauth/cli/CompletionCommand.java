package mailauth.cli;

import java.util.concurrent.Callable;
import mailauth.cli.completion.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the completion script. */
@Command(
    name = "completion",
    description = "Prints the script with which a shell completes commands, options and domains.")
final class CompletionCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Shell shell = Shell.bash;

  @Override
  public Integer call() {
    mailauth.terminal().out().print(shell.script());
    return ExitCode.DONE;
  }
}
