package mailauth.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows a saved plan again, without asking DNS or a host. */
@Command(name = "show", description = "Shows a saved plan in any format; asks nobody.")
final class ShowCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Parameters(paramLabel = "FILE", description = "A plan saved by 'mailauth plan --out FILE'.")
  private Path saved;

  @Override
  public Integer call() {
    var plan = mailauth.selection().of(SavedPlan.read(saved));
    mailauth.terminal().out().print(mailauth.format().render(plan, mailauth.style()));
    return ExitCode.DONE;
  }
}
