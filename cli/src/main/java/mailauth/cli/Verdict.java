package mailauth.cli;

import java.util.function.Predicate;
import mailauth.providers.apply.Applied.Ran;
import mailauth.providers.apply.DomainOutcome;
import mailauth.providers.apply.DomainOutcome.Applied;
import mailauth.providers.apply.DomainOutcome.Broken;
import mailauth.providers.apply.DomainOutcome.ByHand;
import mailauth.providers.apply.DomainOutcome.Waiting;

/** What an apply means to the script that started it. */
final class Verdict {
  private Verdict() {}

  /** The exit code of a run, whichever way it went. */
  static int of(Ran ran) {
    if (ran.domains().stream().allMatch(Verdict::isWhole) && ran.forgotten().isEmpty()) {
      return ExitCode.DONE;
    }
    Predicate<DomainOutcome> isWaiting =
        outcome -> outcome instanceof Waiting || outcome instanceof ByHand;
    if (ran.domains().stream().anyMatch(isWaiting.or(domain -> !domain.touched().isEmpty()))) {
      return ExitCode.PARTLY;
    }
    return ran.domains().stream().anyMatch(Verdict::isStale) ? ExitCode.STALE : ExitCode.ERROR;
  }

  private static boolean isWhole(DomainOutcome outcome) {
    return outcome instanceof Applied applied && applied.unverified().isEmpty();
  }

  private static boolean isStale(DomainOutcome outcome) {
    return outcome instanceof Broken broken && broken.stale();
  }
}
