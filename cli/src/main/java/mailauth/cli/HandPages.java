package mailauth.cli;

import mailauth.cli.byhand.SheetText;
import mailauth.cli.byhand.SheetZone;
import mailauth.cli.project.Project;
import mailauth.core.handentry.NameForm;
import mailauth.core.plan.Plan;
import mailauth.providers.manual.ManualType;

/** What a person has to do of a plan, at hosts without an API. */
final class HandPages {
  private HandPages() {}

  /** Whether all changes are a person's to make. */
  static boolean areAllOf(Plan plan) {
    return plan.domains().stream()
        .filter(domain -> !domain.changes().isEmpty())
        .allMatch(domain -> domain.providerType().equals(ManualType.NAME));
  }

  /**
   * Prints it, apart from results that a program reads.
   *
   * @return whether there is any
   */
  static boolean print(MailauthCommand mailauth, Project project, Plan plan) {
    try (var entries = project.handEntries(mailauth.resolvers())) {
      var pages = entries.pages(plan);
      if (pages.isEmpty()) {
        return false;
      }
      var terminal = mailauth.terminal();
      var out = mailauth.output() == Output.jsonl ? terminal.err() : terminal.out();
      out.println("To be entered by hand, in this order:");
      out.print(SheetText.of(pages, mailauth.style()));
      out.println("The same as a zone file has it:");
      out.print(SheetZone.of(pages, NameForm.RELATIVE));
      out.flush();
      return true;
    }
  }
}
