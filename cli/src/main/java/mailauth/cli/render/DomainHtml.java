package mailauth.cli.render;

import static java.util.stream.Collectors.joining;
import static mailauth.cli.render.Html.element;
import static mailauth.cli.render.Html.escape;

import java.util.stream.Stream;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.core.plan.Progress;

/** One domain's part of a page. */
final class DomainHtml {
  private final StringBuilder out = new StringBuilder();

  private DomainHtml() {}

  /** A part to be opened, whose body is there. */
  static String of(DomainPlan domain, boolean open) {
    return head(domain, open) + body(domain) + "</details>";
  }

  /** A part to be opened, whose body the page's script puts in. */
  static String folded(DomainPlan domain) {
    return head(domain, false) + "</details>";
  }

  /** What is seen when the part is open. */
  static String body(DomainPlan domain) {
    var html = new DomainHtml();
    domain.failure().ifPresent(why -> html.line(element("p", "gate block", why)));
    domain.notices().forEach(html::add);
    domain.changes().forEach(html::add);
    domain.rollouts().stream().map(RolloutHtml::of).forEach(html::line);
    return html.out.toString();
  }

  private static String head(DomainPlan domain, boolean open) {
    return "<details class=\"domain\" data-urgency=\"%s\"%s><summary><b>%s</b> %s %s</summary>"
        .formatted(
            Urgency.of(domain),
            open ? " open" : "",
            escape(domain.domain().toString()),
            element("span", "about", domain.providerType() + " " + domain.provider()),
            element("span", "news", news(domain)));
  }

  private static String news(DomainPlan domain) {
    var waiting = domain.rollouts().stream().filter(Progress::waits).count();
    var words = waiting == 0 ? "" : Phrases.count(waiting, "rollout waits", "rollouts wait");
    return Stream.of(DomainFigures.of(domain), words)
        .filter(part -> !part.isEmpty())
        .collect(joining(", "));
  }

  private void add(Change change) {
    line("<section class=\"change\">");
    line(
        "<h3><span class=\"%s\">%s</span> %s</h3>"
            .formatted(
                change.action().text(),
                escape(change.action().sign()),
                escape(Phrases.subject(change))));
    if (change.action() == Change.Action.UPDATE) {
      var parts = Parts.of(change);
      parts.removed().forEach(part -> line("<pre><del>- %s</del></pre>".formatted(escape(part))));
      parts.added().forEach(part -> line("<pre><ins>+ %s</ins></pre>".formatted(escape(part))));
    }
    if (!change.effects().isEmpty()) {
      line("<ul class=\"effects\">");
      change.effects().forEach(effect -> line("<li>%s</li>".formatted(escape(effect))));
      line("</ul>");
    }
    change.impact().ifPresent(impact -> line(SpfHtml.of(impact)));
    change.gates().forEach(this::add);
    line("</section>");
  }

  private void add(Gate gate) {
    if (Phrases.speaks(gate)) {
      line(element("p", "gate " + gate.outcome().text(), Phrases.gate(gate)));
    }
  }

  private void line(String html) {
    out.append(html).append('\n');
  }
}
