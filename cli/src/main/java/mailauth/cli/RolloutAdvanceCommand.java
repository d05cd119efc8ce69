package mailauth.cli;

import java.util.List;
import java.util.concurrent.Callable;
import mailauth.cli.project.Selection;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;
import mailauth.core.plan.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes the next stage where nothing is against it. */
@Command(
    name = "advance",
    description = "Plans the next stage of a domain's rollouts, or of all, asks and applies it.")
final class RolloutAdvanceCommand implements Callable<Integer> {
  private static final int MOST = 20;

  @ParentCommand private RolloutCommand rollout;
  @Mixin private ApplyOptions options;

  @Parameters(
      arity = "0..1",
      paramLabel = "DOMAIN",
      description = "The domain; all that are ready unless given.")
  private @Nullable String domain;

  @Override
  public Integer call() {
    var mailauth = rollout.mailauth();
    try (var project = mailauth.open()) {
      var plan = project.plans().of(selection(), mailauth.parallelism());
      var moving = plan.domains().stream().filter(RolloutAdvanceCommand::moves).toList();
      if (moving.isEmpty()) {
        return refused(plan);
      }
      return new Carrier(mailauth, project, options, "rollout advance", false)
          .showAndApply(taker -> {
            moving.forEach(taker);
            return new Plan(moving);
          });
    }
  }

  private Selection selection() {
    if (domain == null) {
      return rollout.mailauth().selection();
    }
    try {
      return new Selection(List.of(Name.of(domain).text()));
    } catch (InvalidName e) {
      throw rollout.mailauth().wrongUsage(e.getMessage());
    }
  }

  private static boolean moves(DomainPlan plan) {
    return plan.rollouts().stream().anyMatch(progress -> progress.planned() != progress.at());
  }

  /** Says what is missing; nothing is where all stand at the top. */
  private int refused(Plan plan) {
    var failed = plan.domains().stream().filter(d -> d.failure().isPresent()).toList();
    failed.forEach(d -> say("%s: %s".formatted(d.domain(), d.failure().orElse(""))));
    var rollouts = plan.domains().stream().flatMap(d -> d.rollouts().stream()).toList();
    if (rollouts.isEmpty()) {
      say("no policy climbs: write 'rollout: normal' under dmarc, spf or mta-sts");
      return ExitCode.ERROR;
    }
    var waiting = rollouts.stream().filter(Progress::waits).toList();
    waiting.stream().limit(MOST).forEach(this::say);
    if (waiting.size() > MOST) {
      say("and %,d more; see 'mailauth rollout status'".formatted(waiting.size() - MOST));
    }
    if (waiting.isEmpty() && failed.isEmpty()) {
      rollout.mailauth().say("every rollout is at its last stage");
      return ExitCode.DONE;
    }
    return failed.isEmpty() ? ExitCode.BLOCKED : ExitCode.ERROR;
  }

  private void say(Progress progress) {
    say(
        "%s stays at %s%s"
            .formatted(
                progress.name(),
                progress.stage().orElse("nothing"),
                progress.earliest().map(day -> ", until %s at least".formatted(day)).orElse("")));
    progress.missing().forEach(m -> say("  %s: %s".formatted(m.gate(), m.message())));
  }

  private void say(String sentence) {
    rollout.mailauth().terminal().err().println("mailauth: " + sentence);
  }
}
