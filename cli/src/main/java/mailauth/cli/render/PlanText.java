package mailauth.cli.render;

import java.util.List;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;

/** A plan for a terminal. */
public final class PlanText {
  private static final String DETAIL = "      ";

  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private final boolean tellsWaiting;

  private PlanText(Style style, boolean tellsWaiting) {
    this.style = style;
    this.tellsWaiting = tellsWaiting;
  }

  /** The domains that change or failed, then one line that sums up; ends in a line feed. */
  public static String of(Plan plan, Style style) {
    var text = new PlanText(style, Waiting.areFew(plan));
    plan.domains().forEach(text::add);
    return text.line("", style.strong(Phrases.summary(plan))).out.toString();
  }

  private void add(DomainPlan domain) {
    if (domain.failure().isPresent()) {
      line("", style.strong(Phrases.domain(domain)));
      line("  ", style.removed("! ") + domain.failure().get());
    } else if (Phrases.hasNews(domain) || !waiting(domain).isEmpty()) {
      line("", style.strong(Phrases.domain(domain)));
      domain.notices().stream()
          .filter(Phrases::speaks)
          .forEach(gate -> line("  ", style.changed("! " + Phrases.gate(gate))));
      domain.changes().forEach(this::add);
      waiting(domain).forEach(sentence -> line("  ", style.faint(sentence)));
    }
  }

  private List<String> waiting(DomainPlan domain) {
    return tellsWaiting ? Waiting.of(domain) : List.of();
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

  private PlanText line(String indent, String text) {
    out.append(indent).append(text).append('\n');
    return this;
  }
}
