package mailauth.cli.render;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import mailauth.core.plan.Change;
import mailauth.providers.apply.Applied.Ran;
import mailauth.providers.apply.DomainOutcome;
import mailauth.providers.apply.DomainOutcome.Applied;
import mailauth.providers.apply.DomainOutcome.Broken;
import mailauth.providers.apply.DomainOutcome.ByHand;
import mailauth.providers.apply.DomainOutcome.Waiting;

/** What an apply did and did not do, and how to go on. */
public final class OutcomeText {
  private final Style style;
  private final Consumer<String> taker;
  private final StringBuilder out = new StringBuilder();

  /** Nothing is told yet; the taker is given each domain's lines. */
  public OutcomeText(Style style, Consumer<String> taker) {
    this.style = style;
    this.taker = taker;
  }

  /** Tells of the next domain, if there was something to do for it. */
  public void add(DomainOutcome outcome) {
    tell(outcome);
    hand();
  }

  /**
   * Tells what it comes to.
   *
   * @param again the command that carries on where this one ended, such as {@code apply}
   * @param options what a command line needs beside its command, such as {@code " -f x"}
   */
  public void end(Ran ran, String again, String options) {
    conclude(ran, again, options);
    hand();
  }

  private void hand() {
    if (!out.isEmpty()) {
      taker.accept(out.toString());
      out.setLength(0);
    }
  }

  private void tell(DomainOutcome outcome) {
    if (outcome.done().isEmpty() && outcome instanceof Applied) {
      return;
    }
    out.append(style.strong(outcome.domain().text())).append('\n');
    add(style.added("done"), outcome.done());
    add(style.changed("perhaps done"), outcome.unsure());
    add(style.removed("not done"), outcome.left());
    switch (outcome) {
      case Applied applied -> unverified(applied.unverified());
      case Waiting waiting -> {
        unverified(waiting.unverified());
        line(style.removed("because"), "the rest waits until every server has what it relies on");
      }
      case ByHand byHand ->
          byHand.missing().forEach(reason -> line(style.changed("missing"), reason));
      case Broken broken -> line(style.removed("because"), broken.reason());
    }
  }

  private void unverified(List<String> reasons) {
    reasons.forEach(reason -> line(style.changed("not verified"), reason));
  }

  private void add(String label, List<Change> changes) {
    changes.forEach(change -> line(label, change.action().sign() + " " + change.key()));
  }

  private void conclude(Ran ran, String again, String options) {
    int done = count(ran, DomainOutcome::done);
    int unsure = count(ran, DomainOutcome::unsure);
    int left = count(ran, DomainOutcome::left);
    var sum = new StringBuilder("Applied " + Phrases.count(done, "change", "changes"));
    sum.append(" in run ").append(ran.run().id());
    sum.append(unsure > 0 ? "; %,d perhaps done".formatted(unsure) : "");
    sum.append(left > 0 ? "; %,d not done".formatted(left) : "");
    out.append(style.strong(sum + ".")).append('\n');
    if (done + unsure > 0) {
      out.append("To go back: mailauth rollback %s%s\n".formatted(ran.run().id(), options));
    }
    if (!ran.domains().stream().allMatch(Applied.class::isInstance)) {
      out.append("To go on: mailauth %s%s\n".formatted(again, options));
    }
  }

  private static int count(Ran ran, Function<DomainOutcome, List<Change>> changes) {
    return ran.domains().stream().mapToInt(outcome -> changes.apply(outcome).size()).sum();
  }

  private void line(String label, String text) {
    out.append("  ").append(label).append("  ").append(text).append('\n');
  }
}
