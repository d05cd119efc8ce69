package mailauth.cli.render;

import static mailauth.cli.render.Html.element;
import static mailauth.cli.render.Html.escape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;

/** A plan as one page, for one domain or ten thousand: what needs a person comes first. */
public final class PlanHtml {
  /** As many domains are shown open. */
  private static final int FEW = 10;

  /** And as many are wholly a part of the page. */
  private static final int MANY = 500;

  private final HtmlPage page =
      new HtmlPage(
          "Mail plan", List.of("page.css", "plan.css"), HtmlPage.resource("plan.js").strip());

  private PlanHtml() {}

  public static String of(Plan plan) {
    var html = new PlanHtml();
    var shown =
        plan.domains().stream()
            .filter(domain -> Phrases.hasNews(domain) || !Waiting.of(domain).isEmpty())
            .sorted(Comparator.comparing(Urgency::of))
            .toList();
    html.summary(plan, shown);
    html.filter(shown);
    html.domains(shown);
    return html.page.end("A plan changes nothing; apply it with 'mailauth apply'.");
  }

  /** Of many, a browser builds only what is opened, so that the page is there at once. */
  private void domains(List<DomainPlan> shown) {
    if (shown.size() <= MANY) {
      shown.forEach(domain -> page.line(DomainHtml.of(domain, shown.size() <= FEW)));
    } else {
      shown.forEach(domain -> page.line(DomainHtml.folded(domain)));
      page.data("bodies", Map.of("bodies", shown.stream().map(DomainHtml::body).toList()));
    }
  }

  private void summary(Plan plan, List<DomainPlan> shown) {
    var summary = plan.summary();
    page.line("<h1>mailauth plan</h1>").line(element("p", "lead", Phrases.summary(plan)));
    var figures = new LinkedHashMap<String, Integer>();
    figures.put("domains", summary.domains());
    figures.put("need a look", (int) shown.stream().filter(Phrases::hasNews).count());
    figures.put("to create", summary.create());
    figures.put("to update", summary.update());
    figures.put("to delete", summary.delete());
    figures.put("blocked", summary.blocked());
    if (Waiting.count(plan) > 0) {
      figures.put("rollouts waiting", Math.toIntExact(Waiting.count(plan)));
    }
    figures.put("failed", summary.failed());
    page.line("<ul class=\"figures\">");
    figures.forEach(
        (what, count) -> page.line("<li><b>%,d</b> %s</li>".formatted(count, escape(what))));
    page.line("</ul>");
  }

  /** Works only with the script, which shows it. */
  private void filter(List<DomainPlan> shown) {
    if (shown.size() < 2) {
      return;
    }
    var choices = new ArrayList<String>();
    choices.add("<option value=\"\">all</option>");
    count(shown)
        .forEach((urgency, count) ->
            choices.add(
                "<option value=\"%s\">%s (%,d)</option>"
                    .formatted(urgency, escape(urgency.words()), count)));
    page.line("<form id=\"filter\" role=\"search\" hidden>")
        .line(
            "<label>Find <input id=\"text\" type=\"search\" placeholder=\"domain, sender or gate\""
                + " accesskey=\"/\"></label>")
        .line(
            "<label>Show <select id=\"only\">%s</select></label>"
                .formatted(String.join("", choices)))
        .line("<button type=\"button\" id=\"open\">Open all</button>")
        .line("<button type=\"button\" id=\"close\">Close all</button>")
        .line("<output id=\"told\" aria-live=\"polite\"></output></form>");
  }

  private static Map<Urgency, Integer> count(List<DomainPlan> shown) {
    var counts = new LinkedHashMap<Urgency, Integer>();
    shown.forEach(domain -> counts.merge(Urgency.of(domain), 1, Integer::sum));
    return counts;
  }
}
