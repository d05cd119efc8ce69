package mailauth.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a stage must stand.
 *
 * @param start the first report of it, from which time counts
 */
record Dwell(
    String gate, Standing standing, Duration wanted, Optional<Instant> start, Instant now) {

  Condition condition() {
    var stage = standing.stage().orElse("nothing");
    if (standing.since().isEmpty()) {
      return new Condition(
          gate,
          Condition.Verdict.UNKNOWN,
          "nobody remembers since when %s stands: the next apply remembers it, and %d days of"
                  .formatted(stage, wanted.toDays())
              + " reports count from then",
          Optional.empty());
    }
    if (start.isEmpty()) {
      return Condition.of(
          gate,
          false,
          "no report of %s yet: %d days count from the first".formatted(stage, wanted.toDays()),
          Optional.of(now.plus(wanted)));
    }
    var until = start.get().plus(wanted);
    return Condition.of(
        gate,
        !now.isBefore(until),
        "%s has stood for %d of %d days since the first report, of %s"
            .formatted(
                stage,
                Duration.between(start.get(), now).toDays(),
                wanted.toDays(),
                Window.day(start.get())),
        Optional.of(until));
  }
}
