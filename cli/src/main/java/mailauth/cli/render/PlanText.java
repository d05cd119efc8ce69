package mailauth.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;

/**
 * A plan for a terminal, domain by domain. What a policy waits for is told where few wait; as long
 * as nobody knows whether they are few, it is kept back from the first that waits on.
 */
public final class PlanText {
  private static final String DETAIL = "      ";

  private final Style style;
  private final Consumer<String> taker;
  private final StringBuilder out = new StringBuilder();
  private final List<DomainPlan> kept = new ArrayList<>();
  private int waiting;

  /**
   * A plan of which nothing is told yet.
   *
   * @param taker is given lines as soon as they are certain
   */
  public PlanText(Style style, Consumer<String> taker) {
    this.style = style;
    this.taker = taker;
  }

  /** The domains that change or failed, then one line that sums up; ends in a line feed. */
  public static String of(Plan plan, Style style) {
    var whole = new StringBuilder();
    var text = new PlanText(style, whole::append);
    plan.domains().forEach(text::add);
    text.end(plan);
    return whole.toString();
  }

  /** Tells of the next domain. */
  public void add(DomainPlan domain) {
    waiting += Waiting.of(domain).isEmpty() ? 0 : 1;
    if (waiting == 0) {
      tell(domain, false);
    } else {
      kept.add(domain);
    }
    if (waiting > Waiting.FEW) {
      tellKept(false);
    }
    hand();
  }

  /** Tells what all of it comes to. */
  public void end(Plan plan) {
    tellKept(true);
    line("", style.strong(Phrases.summary(plan)));
    hand();
  }

  private void tellKept(boolean withWaiting) {
    kept.forEach(domain -> tell(domain, withWaiting));
    kept.clear();
  }

  private void hand() {
    if (!out.isEmpty()) {
      taker.accept(out.toString());
      out.setLength(0);
    }
  }

  private void tell(DomainPlan domain, boolean withWaiting) {
    var waits = withWaiting ? Waiting.of(domain) : List.<String>of();
    if (domain.failure().isPresent()) {
      line("", style.strong(Phrases.domain(domain)));
      line("  ", style.removed("! ") + domain.failure().get());
    } else if (Phrases.hasNews(domain) || !waits.isEmpty()) {
      line("", style.strong(Phrases.domain(domain)));
      domain.notices().stream()
          .filter(Phrases::speaks)
          .forEach(gate -> line("  ", style.changed("! " + Phrases.gate(gate))));
      domain.changes().forEach(this::add);
      waits.forEach(sentence -> line("  ", style.faint(sentence)));
    }
  }

  private void add(Change change) {
    line("  ", sign(change.action()) + " " + Phrases.subject(change));
    if (change.action() == Change.Action.UPDATE) {
      var parts = Parts.of(change);
      parts.removed().forEach(part -> line(DETAIL, style.removed("- " + part)));
      parts.added().forEach(part -> line(DETAIL, style.added("+ " + part)));
    }
    change.effects().forEach(effect -> line(DETAIL, style.faint(effect)));
    change.gates().stream()
        .filter(Phrases::speaks)
        .forEach(gate -> line(DETAIL, style.changed("! " + Phrases.gate(gate))));
  }

  private String sign(Change.Action action) {
    return switch (action) {
      case CREATE -> style.added(action.sign());
      case UPDATE -> style.changed(action.sign());
      case DELETE -> style.removed(action.sign());
    };
  }

  private void line(String indent, String text) {
    out.append(indent).append(text).append('\n');
  }
}
