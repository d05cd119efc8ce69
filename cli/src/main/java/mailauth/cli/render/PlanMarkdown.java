package mailauth.cli.render;

import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.core.plan.Plan;

/** A plan as a comment on a pull request. */
public final class PlanMarkdown {
  private final StringBuilder out = new StringBuilder();

  private PlanMarkdown() {}

  public static String of(Plan plan) {
    var markdown = new PlanMarkdown();
    markdown.line("### mailauth plan").line("").line("**" + Phrases.summary(plan) + "**");
    plan.domains().forEach(markdown::add);
    return markdown.out.toString();
  }

  private void add(DomainPlan domain) {
    if (domain.failure().isPresent()) {
      heading(domain);
      line("> [!CAUTION]").line("> Could not be planned: " + domain.failure().get());
    } else if (!domain.changes().isEmpty() || !domain.notices().isEmpty()) {
      heading(domain);
      domain.notices().forEach(gate -> line("- **%s**".formatted(Phrases.gate(gate))));
      changes(domain);
    }
  }

  private void changes(DomainPlan domain) {
    if (!domain.changes().isEmpty()) {
      line("```diff");
      domain.changes().forEach(this::diff);
      line("```");
      domain.changes().forEach(this::meaning);
    }
  }

  private void heading(DomainPlan domain) {
    line("").line("#### " + Phrases.domain(domain)).line("");
  }

  /** Diff blocks colour lines by their first character, which {@code ~} is not one of. */
  private void diff(Change change) {
    switch (change.action()) {
      case CREATE -> line("+ " + Phrases.subject(change));
      case DELETE -> line("- " + Phrases.subject(change));
      case UPDATE -> {
        var parts = Parts.of(change);
        line("! " + Phrases.subject(change));
        parts.removed().forEach(part -> line("-     " + part));
        parts.added().forEach(part -> line("+     " + part));
      }
    }
  }

  private void meaning(Change change) {
    change.effects().forEach(effect -> line("- `%s`: %s".formatted(change.key(), effect)));
    change.gates().stream()
        .filter(gate -> gate.outcome() != Gate.Outcome.PASS)
        .forEach(gate -> line("- **%s**".formatted(Phrases.gate(gate))));
  }

  private PlanMarkdown line(String text) {
    out.append(text).append('\n');
    return this;
  }
}
