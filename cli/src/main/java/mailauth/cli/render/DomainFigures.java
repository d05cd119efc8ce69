package mailauth.cli.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;

/** A domain's part of a plan on one line, such as {@code + 2, ~ 1, 1 gate blocks}. */
final class DomainFigures {
  private DomainFigures() {}

  static String of(DomainPlan domain) {
    var figures = new ArrayList<String>();
    domain.failure().ifPresent(why -> figures.add(Urgency.FAILED.words()));
    var counts = new LinkedHashMap<String, Integer>();
    domain.changes().forEach(change -> counts.merge(change.action().sign(), 1, Integer::sum));
    counts.forEach((sign, count) -> figures.add(sign + " " + count));
    add(figures, domain.blocking().count(), "gate blocks", "gates block");
    add(
        figures,
        domain.gates().filter(Gate::needsConfirmation).count(),
        "confirmation needed",
        "confirmations needed");
    return String.join(", ", figures);
  }

  private static void add(List<String> figures, long count, String one, String many) {
    if (count > 0) {
      figures.add(Phrases.count(count, one, many));
    }
  }
}
