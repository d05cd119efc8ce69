package mailauth.cli;

import java.util.Optional;
import mailauth.cli.render.PlanText;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;
import mailauth.core.plan.PlanJson;

/**
 * Prints a plan: as text and as lines of JSON while it is made, domain by domain, and in the other
 * forms once it is whole.
 */
final class PlanPrinter {
  private final MailauthCommand mailauth;
  private final Output output;
  private final Optional<Format> format;
  private final PlanText text;

  /** Nothing is printed yet; refuses a form that plans do not have. */
  PlanPrinter(MailauthCommand mailauth) {
    this.mailauth = mailauth;
    this.output = mailauth.output();
    this.format = output == Output.jsonl ? Optional.empty() : Optional.of(mailauth.format());
    this.text = new PlanText(mailauth.style(), mailauth::result);
  }

  /** Prints what is certain of the next domain, and what was kept back until now. */
  void add(DomainPlan domain) {
    if (output == Output.text) {
      text.add(domain);
    } else if (output == Output.jsonl) {
      mailauth.result(PlanJson.line(domain));
    }
  }

  /** Prints what it comes to, or all of it. */
  void end(Plan plan) {
    switch (output) {
      case text -> text.end(plan);
      case jsonl -> mailauth.result(PlanJson.lastLine(plan));
      default -> format.ifPresent(form -> mailauth.result(form.render(plan, mailauth.style())));
    }
  }
}
