package mailauth.core.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Ladder;

/**
 * Where one policy stands on its ladder, and what is next.
 *
 * @param at the stage that it has reached; -1 below the first
 * @param stage what stands, as stages are called; empty if nothing does
 * @param since when it was first seen to stand; empty if nobody remembers
 * @param stays the record as long as the stage lasts; empty if there is to be none yet
 * @param next the record of the next stage; empty at the top
 * @param conditions what the next stage needs; empty at the top
 * @param setback why it should go back instead
 */
public record Decision(
    Ladder ladder,
    int at,
    Optional<String> stage,
    Optional<Instant> since,
    Optional<Desired> stays,
    Optional<Desired> next,
    List<Condition> conditions,
    Optional<Back> setback) {
  public Decision {
    conditions = List.copyOf(conditions);
  }

  /** The step back. */
  public record Back(Setback why, Desired desired) {}

  /** When the next stage can come at the earliest, as far as time alone is missing. */
  public Optional<Instant> earliest() {
    return conditions.stream()
        .filter(Condition::isMissing)
        .flatMap(condition -> condition.until().stream())
        .max(Instant::compareTo);
  }
}
