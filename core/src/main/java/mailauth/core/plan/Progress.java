package mailauth.core.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.posture.Purpose;

/**
 * Where one policy of a domain stands on its ladder.
 *
 * @param stages all that it climbs, lenient first
 * @param at the stage that stands today, counted from 0; -1 below the first
 * @param stage what stands, as stages are called; empty if nothing does
 * @param since when it was first seen to stand; empty if nobody remembers
 * @param planned the stage that stands once the plan is carried out
 * @param missing what the next stage still waits for
 * @param earliest the first day that the next stage may come, as far as time alone is missing
 * @param setback why it goes back, if it does
 */
public record Progress(
    Name name,
    Purpose purpose,
    String profile,
    List<String> stages,
    int at,
    Optional<String> stage,
    Optional<Instant> since,
    int planned,
    List<Missing> missing,
    Optional<LocalDate> earliest,
    Optional<String> setback) {
  public Progress {
    stages = List.copyOf(stages);
    missing = List.copyOf(missing);
  }

  /** What a stage waits for, and the gate that says so. */
  public record Missing(String gate, String message) {}

  /** Whether there is no stage above. */
  public boolean isDone() {
    return at == stages.size() - 1;
  }

  /** Whether the plan takes it a stage on. */
  public boolean advances() {
    return planned > at;
  }

  /** Whether it stays below the top. */
  public boolean waits() {
    return planned == at && !isDone();
  }

  /** The stage above the one that stands. */
  public Optional<String> next() {
    return isDone() ? Optional.empty() : Optional.of(stages.get(at + 1));
  }
}
