package mailauth.cli;

import java.time.Clock;
import java.util.List;
import mailauth.cli.project.Project;
import mailauth.cli.render.OutcomeText;
import mailauth.core.plan.Gate;
import mailauth.core.plan.Plan;
import mailauth.providers.apply.Applied;
import mailauth.providers.apply.Applier;
import mailauth.providers.apply.DomainOutcome;

/** Has a plan approved and carried out, and says what became of it. */
final class Carrier {
  private final MailauthCommand mailauth;
  private final Project project;
  private final ApplyOptions options;

  Carrier(MailauthCommand mailauth, Project project, ApplyOptions options) {
    this.mailauth = mailauth;
    this.project = project;
    this.options = options;
  }

  /** Shows a plan made just now, asks, and applies it; the exit code. */
  int showAndApply(Plan plan) {
    mailauth.terminal().out().print(mailauth.format().render(plan, mailauth.style()));
    mailauth.terminal().out().flush();
    if (isBlocked(plan)) {
      return ExitCode.BLOCKED;
    }
    if (plan.isEmpty()) {
      return plan.summary().failed() > 0 ? ExitCode.ERROR : ExitCode.DONE;
    }
    if (!options.isApproved() && !confirmed()) {
      return ExitCode.ERROR;
    }
    return apply(plan);
  }

  /** Applies a plan that was shown and approved when it was saved; the exit code. */
  int applySaved(Plan plan) {
    if (isBlocked(plan)) {
      return ExitCode.BLOCKED;
    }
    if (plan.isEmpty()) {
      say("the plan has no changes");
      return plan.summary().failed() > 0 ? ExitCode.ERROR : ExitCode.DONE;
    }
    return apply(plan);
  }

  private boolean isBlocked(Plan plan) {
    var blocking =
        plan.domains().stream()
            .flatMap(domain -> domain.gates().filter(Gate::blocks))
            .map(gate -> gate.id() + ": " + gate.message())
            .toList();
    blocking.forEach(gate -> say("blocked by " + gate));
    if (!blocking.isEmpty()) {
      say("nothing was written");
    }
    return !blocking.isEmpty();
  }

  private boolean confirmed() {
    if (!mailauth.terminal().isInteractive()) {
      say("nobody is here to approve the plan; use --auto-approve, or apply a saved plan");
      return false;
    }
    var answer = mailauth.terminal().ask("Apply these changes? Only 'yes' does: ");
    if (answer.filter("yes"::equals).isEmpty()) {
      say("nothing was written");
      return false;
    }
    return true;
  }

  private int apply(Plan plan) {
    try (var interrupt = Interrupt.watch()) {
      var conduct =
          new Applier.Conduct(
              mailauth.parallelism(),
              options.patience(),
              interrupt::isRequested,
              Clock.systemUTC());
      return switch (project.apply(plan, conduct)) {
        case Applied.Stale(var changes) -> stale(changes);
        case Applied.Ran ran -> report(ran, plan.summary().failed());
      };
    }
  }

  private int stale(List<String> changes) {
    changes.forEach(this::say);
    say("nothing was written; plan again");
    return ExitCode.STALE;
  }

  private int report(Applied.Ran ran, int failed) {
    var text = OutcomeText.of(ran, mailauth.style());
    mailauth.terminal().out().print(text);
    mailauth.terminal().out().flush();
    return exitCode(ran.domains(), failed);
  }

  private static int exitCode(List<DomainOutcome> outcomes, int failed) {
    boolean anyDone = outcomes.stream().anyMatch(o -> !o.done().isEmpty());
    boolean allApplied = outcomes.stream().allMatch(DomainOutcome.Applied.class::isInstance);
    boolean unverified =
        outcomes.stream()
            .anyMatch(o -> o instanceof DomainOutcome.Applied(var d, var c, var u) && !u.isEmpty());
    if (unverified || (!allApplied && anyDone)) {
      return ExitCode.PARTLY;
    }
    if (allApplied) {
      return failed > 0 ? ExitCode.ERROR : ExitCode.DONE;
    }
    boolean stale =
        outcomes.stream().anyMatch(o -> o instanceof DomainOutcome.Broken broken && broken.stale());
    return stale ? ExitCode.STALE : ExitCode.ERROR;
  }

  private void say(String sentence) {
    mailauth.terminal().err().println("mailauth: " + sentence);
  }
}
