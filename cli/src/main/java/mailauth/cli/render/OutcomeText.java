package mailauth.cli.render;

import mailauth.core.plan.Change;
import mailauth.providers.apply.Applied;
import mailauth.providers.apply.DomainOutcome;

/** What an apply did and did not do, and how to go on. */
public final class OutcomeText {
  private OutcomeText() {}

  public static String of(Applied.Ran ran, Style style) {
    var out = new StringBuilder();
    ran.domains().forEach(domain -> add(domain, style, out));
    int made = ran.domains().stream().mapToInt(domain -> domain.done().size()).sum();
    out.append(
        style.strong(
            "Applied %s in run %s.\n"
                .formatted(Phrases.count(made, "change", "changes"), ran.run().id())));
    if (made > 0) {
      out.append("To go back: mailauth rollback ").append(ran.run().id()).append('\n');
    }
    if (ran.domains().stream().anyMatch(DomainOutcome.Broken.class::isInstance)) {
      out.append("To go on: mailauth apply\n");
    }
    return out.toString();
  }

  private static void add(DomainOutcome outcome, Style style, StringBuilder out) {
    out.append(style.strong(outcome.domain().text())).append('\n');
    outcome.done().forEach(change -> line(out, style.added("done"), subject(change)));
    switch (outcome) {
      case DomainOutcome.Applied applied ->
          applied.unverified().forEach(reason -> line(out, style.changed("not verified"), reason));
      case DomainOutcome.Broken broken -> {
        broken.left().forEach(change -> line(out, style.removed("not done"), subject(change)));
        line(out, style.removed("because"), broken.reason());
      }
    }
  }

  private static String subject(Change change) {
    return change.action().sign() + " " + change.key();
  }

  private static void line(StringBuilder out, String label, String text) {
    out.append("  ").append(label).append("  ").append(text).append('\n');
  }
}
