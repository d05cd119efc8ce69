package mailauth.core.spf.flattening;

import static java.util.stream.Collectors.toSet;

import java.util.Optional;
import java.util.Set;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.Problem;
import mailauth.core.spf.authorization.TermPath;

/**
 * Compares what is to be published, read back from its text, with what it stands for. It knows
 * nothing of how the text was made.
 */
final class Proof {
  private Proof() {}

  /** The first difference, as a clause; empty if the same may send. */
  static Optional<String> difference(Authorization original, Authorization written) {
    for (var qualifier : Qualifier.values()) {
      var before = original.addresses(qualifier);
      var after = written.addresses(qualifier);
      if (!before.equals(after)) {
        return Optional.of(
            "the flattened record differs for the result %s: it lost [%s] and gained [%s]"
                .formatted(qualifier, before.minus(after), after.minus(before)));
      }
    }
    if (!ends(original).equals(ends(written))) {
      return Optional.of(
          "the flattened record differs in the terms that depend on the sender: %s became %s"
              .formatted(original.bySender(), written.bySender()));
    }
    var known = original.problems().stream().map(Proof::problem).collect(toSet());
    return written.problems().stream()
        .filter(problem -> !known.contains(problem(problem)))
        .findFirst()
        .map(p -> p.path() + ": " + p.reason());
  }

  /** A term that cannot be evaluated stands for the same unknown in both, wherever it stands. */
  private record Unevaluated(Optional<TermPath.Hop> at, String reason) {}

  private static Unevaluated problem(Problem problem) {
    var hops = problem.path().hops();
    return new Unevaluated(
        hops.isEmpty() ? Optional.empty() : Optional.of(hops.getLast()), problem.reason());
  }

  private static Set<TermPath.Hop> ends(Authorization authorization) {
    return authorization.bySender().stream().map(path -> path.hops().getLast()).collect(toSet());
  }
}
