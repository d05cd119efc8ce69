package mailauth.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import mailauth.cli.project.Project;
import mailauth.cli.project.Selection;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;
import mailauth.providers.apply.Applied;
import mailauth.providers.apply.Applier;
import mailauth.providers.host.HostException;

/** Has a plan approved and carried out, and says what became of it. */
final class Carrier {
  private final MailauthCommand mailauth;
  private final Project project;
  private final ApplyOptions options;
  private final String again;
  private final boolean goingBack;

  /**
   * A carrier for one command.
   *
   * @param again the command that carries on where this one may end, such as {@code apply}
   * @param goingBack whether to undo what fails or is not verified
   */
  Carrier(
      MailauthCommand mailauth,
      Project project,
      ApplyOptions options,
      String again,
      boolean goingBack) {
    this.mailauth = mailauth;
    this.project = project;
    this.options = options;
    this.again = again;
    this.goingBack = goingBack;
  }

  /**
   * Shows a plan while it is made, asks, and applies it; the exit code.
   *
   * @param planner makes the plan, and gives each domain's to the taker
   */
  int showAndApply(Function<Consumer<DomainPlan>, Plan> planner) {
    var printer = new PlanPrinter(mailauth);
    var plan = planner.apply(printer::add);
    mailauth.ledger().planned(plan);
    printer.end(plan);
    var let = letThrough(plan);
    if (let.isEmpty()) {
      return ExitCode.BLOCKED;
    }
    var rest = let.get();
    if (rest.isEmpty()) {
      project.plans().remember(rest);
      return rest.summary().failed() > 0 ? ExitCode.ERROR : ExitCode.DONE;
    }
    if (!options.isApproved() && !isForNobodyHere(rest) && !confirmed(rest)) {
      return ExitCode.ERROR;
    }
    return apply(rest, plan);
  }

  /**
   * Applies a plan that was shown and approved when it was saved, if its gates still let it; the
   * exit code.
   */
  int applySaved(Plan saved) {
    mailauth.ledger().planned(saved);
    if (saved.isEmpty()) {
      say("the plan has no changes");
      return saved.summary().failed() > 0 ? ExitCode.ERROR : ExitCode.DONE;
    }
    var let = letThrough(saved);
    if (let.isEmpty()) {
      return ExitCode.BLOCKED;
    }
    var now = project.plans().judgedAgain(let.get(), mailauth.parallelism());
    mailauth.ledger().planned(now.plan());
    let = letThrough(now.plan());
    if (let.isEmpty()) {
      return ExitCode.BLOCKED;
    }
    if (!now.newlyToConfirm().isEmpty() && !options.isApproved()) {
      return stale(now.newlyToConfirm().stream().map("now to be confirmed, "::concat).toList());
    }
    return apply(let.get(), saved);
  }

  /**
   * What gates let through: the plan, or with {@code --skip-blocked} those of its domains that none
   * blocks; empty where nothing is to be written.
   */
  private Optional<Plan> letThrough(Plan plan) {
    for (var domain : plan.domains()) {
      domain
          .blocking()
          .forEach(gate ->
              say(domain.domain().text() + " is blocked by " + gate.id() + ": " + gate.message()));
    }
    int blocked = plan.summary().blocked();
    if (blocked == 0) {
      return Optional.of(plan);
    }
    var rest = plan.unblocked();
    if (options.skipsBlocked() && !rest.isEmpty()) {
      say("%,d of %,d domains stay as they are".formatted(blocked, plan.domains().size()));
      return Optional.of(rest);
    }
    say("nothing was written");
    return Optional.empty();
  }

  /** Applies what was let through of a plan. */
  private int apply(Plan let, Plan whole) {
    int code = apply(let);
    boolean partly = let.domains().size() < whole.domains().size();
    return partly && code == ExitCode.DONE ? ExitCode.BLOCKED : code;
  }

  /** What a person does later, at another place, needs nobody's approval here and now. */
  private boolean isForNobodyHere(Plan plan) {
    return !mailauth.terminal().isInteractive()
        && HandPages.areAllOf(plan)
        && Question.toConfirm(plan).isEmpty();
  }

  private boolean confirmed(Plan plan) {
    var toConfirm = Question.toConfirm(plan);
    if (!mailauth.terminal().isInteractive()) {
      say(Question.unasked(toConfirm));
      return false;
    }
    var answer = mailauth.terminal().ask(Question.asked(toConfirm));
    if (answer.filter("yes"::equals).isEmpty()) {
      say("nothing was written");
      return false;
    }
    return true;
  }

  private int apply(Plan plan) {
    var interrupt = Interrupt.watch(mailauth.terminal().err(), mailauth.record());
    int code = ExitCode.ERROR;
    try {
      showByHand(plan);
      code = apply(plan, interrupt);
    } catch (HostException e) {
      say(e.getMessage());
      say("nothing was written");
    } finally {
      interrupt.end(code);
    }
    return code;
  }

  /** What a person has to do at hosts without an API. */
  private void showByHand(Plan plan) {
    var patience = patience(plan).toSeconds();
    if (HandPages.print(mailauth, project, plan) && patience > 0) {
      say("waiting for it to show in DNS, for up to %,d s".formatted(patience));
    }
  }

  /** Where nobody sits who could enter it now, there is nothing to wait for unless asked. */
  private Duration patience(Plan plan) {
    boolean vain = HandPages.areAllOf(plan) && !mailauth.terminal().isInteractive();
    return options.patience(vain ? 0 : ApplyOptions.USUAL_PATIENCE);
  }

  private int apply(Plan plan, Interrupt interrupt) {
    var printer = new OutcomePrinter(mailauth);
    var conduct =
        new Applier.Conduct(
            mailauth.parallelism(),
            options.turn(),
            patience(plan),
            interrupt::isRequested,
            mailauth.clock(),
            mailauth.watch(),
            options.onlookers(mailauth),
            printer::add);
    return switch (project.apply(plan, conduct)) {
      case Applied.Stale(var changes) -> stale(changes);
      case Applied.Ran ran -> {
        int code = report(ran, again, printer);
        if (goingBack && !interrupt.isRequested()) {
          goBack(ran, conduct, printer);
        }
        yield code;
      }
    };
  }

  /** Undoes what the run did in the domains where it failed; never what somebody did since. */
  private void goBack(Applied.Ran ran, Applier.Conduct conduct, OutcomePrinter printer) {
    var failed =
        ran.domains().stream()
            .filter(outcome -> !outcome.isVerified() && !outcome.touched().isEmpty())
            .map(outcome -> outcome.domain().text())
            .toList();
    if (failed.isEmpty()) {
      return;
    }
    say("going back in " + String.join(", ", failed));
    var back =
        project
            .plans()
            .wayBack(ran.run().id(), new Selection(failed), conduct.parallelism(), domain -> {});
    var toConfirm = Question.toConfirm(back);
    if (!toConfirm.isEmpty()) {
      say("not gone back, for that needs confirmation: " + String.join(", ", toConfirm));
      return;
    }
    switch (project.apply(back, conduct)) {
      case Applied.Stale(var changes) -> stale(changes);
      case Applied.Ran undone -> report(undone, "rollback " + ran.run().id(), printer);
    }
  }

  private int stale(List<String> changes) {
    changes.forEach(this::say);
    say("nothing was written; plan again");
    return ExitCode.STALE;
  }

  private int report(Applied.Ran ran, String onward, OutcomePrinter printer) {
    mailauth.ledger().applied(ran);
    printer.end(ran, onward);
    ran.forgotten().ifPresent(this::say);
    return Verdict.of(ran);
  }

  private void say(String sentence) {
    mailauth.terminal().err().println("mailauth: " + sentence);
  }
}
