package mailauth.cli.render;

import java.util.Comparator;
import java.util.List;
import mailauth.core.plan.Plan;

/**
 * A plan as a comment on a pull request, for which hosts of such take 65,536 characters. A few
 * domains are shown open and many folded, those first that need a person; where they are too many
 * for one comment the last are named only, and then counted only.
 */
public final class PlanMarkdown {
  /** Leaves some room for what a caller puts around it. */
  static final int LIMIT = 64_000;

  private static final int FEW = 3;

  /** What is kept for the names of those domains whose changes find no room. */
  private static final int NAMES = 16_000;

  private static final int LAST_LINE = 200;

  private final StringBuilder out = new StringBuilder();

  private PlanMarkdown() {}

  public static String of(Plan plan) {
    var markdown = new PlanMarkdown();
    markdown.out.append("### mailauth plan\n\n**").append(Phrases.summary(plan)).append("**\n");
    var domains = plan.domains().stream().filter(Phrases::hasNews).map(DomainMarkdown::of).toList();
    int open = domains.stream().mapToInt(domain -> domain.open().length()).sum();
    if (domains.size() <= FEW && open <= LIMIT - LAST_LINE) {
      domains.forEach(domain -> markdown.out.append(domain.open()));
    } else {
      markdown.fold(
          domains.stream()
              .sorted(Comparator.comparing(part -> Urgency.of(part.domain())))
              .toList());
    }
    return markdown.out.toString();
  }

  private void fold(List<DomainMarkdown> domains) {
    int all = domains.stream().mapToInt(domain -> domain.folded().length()).sum();
    int room = out.length() + all <= LIMIT ? LIMIT : LIMIT - NAMES;
    int shown = 0;
    while (shown < domains.size() && fits(domains.get(shown).folded(), room)) {
      shown++;
    }
    if (shown < domains.size()) {
      out.append("\nNo room here for the changes of these; the saved plan has them:\n\n");
    }
    while (shown < domains.size() && fits(domains.get(shown).listed(), LIMIT - LAST_LINE)) {
      shown++;
    }
    if (shown < domains.size()) {
      out.append("\nAnd %s more.\n".formatted(Phrases.domains(domains.size() - shown)));
    }
  }

  private boolean fits(String text, int room) {
    if (out.length() + text.length() > room) {
      return false;
    }
    out.append(text);
    return true;
  }
}
