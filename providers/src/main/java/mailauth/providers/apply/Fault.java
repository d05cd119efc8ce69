package mailauth.providers.apply;

import java.util.Comparator;
import java.util.Optional;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.host.Outcome;

/** What kept an RRset from being written, or from being known to be. */
record Fault(RRsetKey key, Outcome outcome) {
  /** What others did, before what is in doubt, before what failed on their account. */
  static final Comparator<Fault> GRAVEST_FIRST = Comparator.comparingInt(Fault::rank);

  static Optional<Fault> of(RRsetKey key, Outcome outcome) {
    return outcome instanceof Outcome.Written || outcome instanceof Outcome.ByHand
        ? Optional.empty()
        : Optional.of(new Fault(key, outcome));
  }

  boolean isStale() {
    return outcome instanceof Outcome.Stale;
  }

  String sentence() {
    return switch (outcome) {
      case Outcome.Written written -> key + " is written";
      case Outcome.ByHand byHand -> key + " waits for a person";
      case Outcome.Stale stale -> key + " was changed by someone else meanwhile";
      case Outcome.Unsure(var reason) -> "%s may or may not be written: %s".formatted(key, reason);
      case Outcome.Failed(var reason) -> key + ": " + reason;
    };
  }

  private int rank() {
    return switch (outcome) {
      case Outcome.Stale stale -> 0;
      case Outcome.Unsure unsure -> 1;
      case Outcome.Failed failed -> 2;
      case Outcome.ByHand byHand -> 3;
      case Outcome.Written written -> 4;
    };
  }
}
