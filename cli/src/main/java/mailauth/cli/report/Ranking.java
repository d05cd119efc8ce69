package mailauth.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mailauth.core.evidence.Source;
import mailauth.core.evidence.Tally;

/** The order in which sources are shown: kind by kind, and who sent most first. */
final class Ranking {
  private Ranking() {}

  static List<Source> of(Map<Source, Tally> sources) {
    var bySize =
        Comparator.comparingLong((Map.Entry<Source, Tally> entry) -> -entry.getValue().messages());
    return sources.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Source, Tally> entry) -> entry.getKey().kind())
                .thenComparing(bySize)
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }
}
