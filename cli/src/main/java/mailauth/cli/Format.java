package mailauth.cli;

import mailauth.cli.render.PlanHtml;
import mailauth.cli.render.PlanMarkdown;
import mailauth.cli.render.PlanText;
import mailauth.cli.render.Style;
import mailauth.core.plan.Plan;
import mailauth.core.plan.PlanJson;

/** The forms that many commands print. */
enum Format {
  text,
  json,
  markdown,
  html;

  String render(Plan plan, Style style) {
    return switch (this) {
      case text -> PlanText.of(plan, style);
      case json -> PlanJson.write(plan);
      case markdown -> PlanMarkdown.of(plan);
      case html -> PlanHtml.of(plan);
    };
  }
}
