package mailauth.cli.render;

import static mailauth.cli.render.Html.element;
import static mailauth.cli.render.Html.escape;

import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.core.plan.Plan;

/** A plan as a page. */
public final class PlanHtml {
  private final HtmlPage page = new HtmlPage("Mail plan");

  private PlanHtml() {}

  public static String of(Plan plan) {
    var html = new PlanHtml();
    html.page.line("<h1>mailauth plan</h1>").line(element("p", "lead", Phrases.summary(plan)));
    plan.domains().forEach(html::add);
    return html.page.end("Nothing was changed.");
  }

  private void add(DomainPlan domain) {
    if (domain.failure().isEmpty() && domain.changes().isEmpty()) {
      return;
    }
    page.line("<h2>%s</h2>".formatted(escape(Phrases.domain(domain))));
    domain
        .failure()
        .ifPresent(why -> page.line(element("p", "clean", "Could not be planned: " + why)));
    domain.changes().forEach(this::add);
  }

  private void add(Change change) {
    var parts = Parts.of(change);
    page.line(
        "<details open><summary>%s %s</summary><dl>"
            .formatted(escape(change.action().sign()), escape(Phrases.subject(change))));
    if (change.action() == Change.Action.UPDATE) {
      parts.removed().forEach(part -> row("Removes", "<pre>%s</pre>".formatted(escape(part))));
      parts.added().forEach(part -> row("Adds", "<pre>%s</pre>".formatted(escape(part))));
    }
    change.effects().forEach(effect -> row("It means", escape(effect)));
    change.gates().stream()
        .filter(gate -> gate.outcome() != Gate.Outcome.PASS)
        .forEach(gate -> row("Gate", element("strong", "gate", Phrases.gate(gate))));
    page.line("</dl></details>");
  }

  private void row(String term, String html) {
    page.line("<dt>%s</dt><dd>%s</dd>".formatted(term, html));
  }
}
