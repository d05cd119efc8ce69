package mailauth.core.rollout;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Tally;

/**
 * Good mail that fails after a policy became strict: more than one in a hundred messages, or more
 * than twenty on one day.
 *
 * @param names that people see in it
 * @param message what fails
 */
record Failing(Set<Name> names, String message) {
  private static final double MOST_OF_ALL = 0.01;
  private static final long MOST_A_DAY = 20;

  Failing {
    names = Set.copyOf(names);
  }

  /** What fails in a window; empty as long as it is no more than usual. */
  static Optional<Failing> of(Window window) {
    var ours = window.ours();
    var all = ours.tally();
    long worst = ours.byDay().values().stream().mapToLong(Tally::failing).max().orElse(0);
    boolean many = Window.isEnough(all) && (double) all.failing() / all.messages() > MOST_OF_ALL;
    if (!many && worst <= MOST_A_DAY) {
      return Optional.empty();
    }
    var failing = ours.where(observation -> !observation.sighting().passes());
    var who = new ArrayList<String>();
    failing
        .bySource()
        .forEach((source, tally) -> who.add("%s %,d".formatted(source.label(), tally.messages())));
    return Optional.of(
        new Failing(
            failing.byHeaderFrom().keySet().stream().collect(toSet()),
            "%,d of %,d messages of declared senders failed in the last %d days, up to %,d on one"
                    .formatted(all.failing(), all.messages(), Window.RECENT.toDays(), worst)
                + " day: "
                + String.join(", ", who)));
  }
}
