package mailauth.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints the completion script. */
@Command(name = "completion", description = "Prints the completion script for bash and zsh.")
final class CompletionCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    mailauth.terminal().out().print(AutoComplete.bash("mailauth", spec.root().commandLine()));
    return ExitCode.DONE;
  }
}
