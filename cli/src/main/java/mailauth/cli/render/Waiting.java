package mailauth.cli.render;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;
import mailauth.core.plan.Progress;

/** What a plan says of policies that climb and stay where they are. */
final class Waiting {
  /** Of more domains, only the number is told. */
  static final int FEW = 10;

  private Waiting() {}

  /** Each policy that waits, in a sentence, then what it waits for. */
  static List<String> of(DomainPlan domain) {
    var lines = new ArrayList<String>();
    domain.rollouts().stream().filter(Progress::waits).forEach(progress -> add(progress, lines));
    return lines;
  }

  static long count(Plan plan) {
    return plan.domains().stream()
        .flatMap(domain -> domain.rollouts().stream())
        .filter(Progress::waits)
        .count();
  }

  private static void add(Progress progress, List<String> lines) {
    lines.add(
        "%s of %s stays at %s; next is %s%s"
            .formatted(
                progress.purpose().text().toUpperCase(Locale.ROOT),
                progress.name(),
                progress.stage().orElse("nothing"),
                progress.next().orElse("nothing"),
                progress
                    .earliest()
                    .map(LocalDate::toString)
                    .map(", not before %s"::formatted)
                    .orElse("")));
    progress
        .missing()
        .forEach(m -> lines.add("  waits for %s: %s".formatted(m.gate(), m.message())));
  }
}
