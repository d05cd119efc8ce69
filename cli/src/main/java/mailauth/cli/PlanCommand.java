package mailauth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mailauth.core.plan.Plan;
import mailauth.core.plan.PlanJson;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what would change. */
@Command(
    name = "plan",
    description = "Compares the YAML with today's DNS and shows what would change.")
final class PlanCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Saves the plan, for 'mailauth apply FILE'.")
  private @Nullable Path out;

  @Option(
      names = "--detailed-exitcode",
      description =
          "Exits with 2 where there are changes or drift, and with 3 where a gate blocks them.")
  private boolean detailed;

  @Mixin private PortionOptions portion;

  @Mixin private RecordOptions records;

  @Override
  public Integer call() {
    return records.keep(mailauth, "plan", portion.shard(mailauth), this::plan);
  }

  private int plan() {
    try (var project = mailauth.open()) {
      var printer = new PlanPrinter(mailauth);
      var plan =
          project.plans().of(portion.selection(mailauth), mailauth.parallelism(), printer::add);
      mailauth.ledger().planned(plan);
      if (out != null) {
        save(plan, out);
      }
      printer.end(plan);
      return exitCode(plan);
    }
  }

  private int exitCode(Plan plan) {
    var summary = plan.summary();
    if (summary.failed() > 0) {
      return ExitCode.ERROR;
    }
    if (!detailed || (plan.isInSync() && summary.blocked() == 0)) {
      return ExitCode.DONE;
    }
    return summary.blocked() > 0 ? ExitCode.BLOCKED : ExitCode.CHANGES_PENDING;
  }

  private static void save(Plan plan, Path file) {
    try {
      Files.writeString(file, PlanJson.write(plan));
    } catch (IOException e) {
      throw new HostException("the plan cannot be written to %s: %s".formatted(file, e), e);
    }
  }
}
