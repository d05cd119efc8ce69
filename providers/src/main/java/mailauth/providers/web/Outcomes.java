package mailauth.providers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;

/** What became of replacements that stand or fall together. */
final class Outcomes {
  private Outcomes() {}

  static List<Outcome> all(List<Replacement> replacements, Outcome outcome) {
    return replacements.stream().map(replacement -> outcome).toList();
  }

  /** What has no obstacle of its own is not written for those of the others. */
  static List<Outcome> blocked(List<Replacement> replacements, List<Optional<Outcome>> obstacles) {
    var names = new ArrayList<String>();
    for (int i = 0; i < obstacles.size(); i++) {
      if (obstacles.get(i).isPresent()) {
        names.add(replacements.get(i).key().toString());
      }
    }
    var rest = new Outcome.Failed("not written, because of " + String.join(", ", names));
    return obstacles.stream().map(obstacle -> obstacle.orElse(rest)).toList();
  }
}
