package mailauth.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import mailauth.core.evidence.Source;

/** Whether all senders are known for a while: where one turned up late, there may be another. */
final class NewSenders {
  private static final Duration TWO_WEEKS = Duration.ofDays(14);

  private NewSenders() {}

  static Condition condition(Window window) {
    var fresh = new ArrayList<String>();
    var latest = Optional.<Instant>empty();
    var newest = Window.day(window.now().minus(TWO_WEEKS));
    for (var entry : window.history().bySource().entrySet()) {
      var first = entry.getValue().first();
      if (entry.getKey().kind() == Source.Kind.DECLARED
          && first.filter(day -> day.isAfter(newest)).isPresent()) {
        fresh.add("%s on %s".formatted(entry.getKey().label(), first.get()));
        var until = Window.begin(first.get()).plus(TWO_WEEKS);
        latest = Optional.of(latest.filter(until::isBefore).orElse(until));
      }
    }
    return Condition.of(
        "DMARC_NEW_SENDER",
        fresh.isEmpty(),
        fresh.isEmpty()
            ? "no declared sender first appeared in the last 14 days"
            : "first seen less than 14 days ago: " + String.join(", ", fresh),
        latest);
  }
}
