package mailauth.core.plan;

import java.util.Optional;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Source;
import mailauth.core.posture.Desired;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Extent;
import mailauth.core.spf.authorization.SpfTree;

/** Whether mail that got by until now is refused from now on, because {@code all} says fail. */
final class SpfTightening {
  /** The days of reports without which nobody can tell. */
  private static final int DAYS = 14;

  /** What failed before these days, and not since, was mended. */
  static final int WINDOW = 30;

  private SpfTightening() {}

  /** What a record's {@code all}, or that of the record it redirects to, says of all others. */
  static Qualifier all(SpfTree tree) {
    return tree.branches().isEmpty()
        ? Qualifier.NEUTRAL
        : last(tree.branches().getLast()).orElse(Qualifier.NEUTRAL);
  }

  private static Optional<Qualifier> last(Branch branch) {
    if (branch.term() instanceof Directive directive) {
      return directive.mechanism() instanceof Mechanism.All
          ? Optional.of(directive.qualifier())
          : Optional.empty();
    }
    return branch.extent() instanceof Extent.Policy(var below)
        ? Optional.of(all(below))
        : Optional.empty();
  }

  /**
   * The verdict on the step from one record to the next; a name without mail risks none.
   *
   * @param evidence of the last {@value #WINDOW} days
   */
  static Optional<Gate> gate(
      Optional<SpfTree> before, SpfTree after, Desired.Spf desired, Evidence evidence) {
    boolean sends = !desired.senders().isEmpty() || after.branches().size() > 1;
    if (all(after) != Qualifier.FAIL || !sends) {
      return Optional.empty();
    }
    if (before.isEmpty()) {
      return Optional.of(
          new Gate(
              "SPF_ALL_TIGHTENED",
              Gate.Outcome.CONFIRM,
              "no SPF stands there today, and with -all receivers refuse mail from every server"
                  + " that is not declared; make sure that all senders are, or begin with"
                  + " softfail"));
    }
    if (all(before.get()) == Qualifier.FAIL) {
      return Optional.empty();
    }
    return judge(evidence.headerFrom(desired.name()));
  }

  private static Optional<Gate> judge(Evidence evidence) {
    int days = evidence.reportDays().size();
    if (days < DAYS) {
      return Optional.of(
          new Gate(
              "SPF_ALL_TIGHTENED",
              Gate.Outcome.UNKNOWN,
              "-all makes receivers refuse mail from every server that is not declared, and DMARC"
                  + " reports of %d days of the %d needed show whether any sends; import more, or"
                      .formatted(days, DAYS)
                  + " stay with softfail"));
    }
    long failing = evidence.where(SpfTightening::isOursWithoutSpf).tally().messages();
    return failing == 0
        ? Optional.empty()
        : Optional.of(
            new Gate(
                "SPF_ALL_TIGHTENED",
                Gate.Outcome.BLOCK,
                "receivers reported %,d messages that are yours and fail SPF; with -all they are"
                        .formatted(failing)
                    + " refused, so declare who sent them, or stay with softfail"));
  }

  /** Mail that a declared sender sent or a key of the domain signed, and nobody forwarded. */
  private static boolean isOursWithoutSpf(mailauth.core.evidence.Observation observation) {
    var sighting = observation.sighting();
    var kind = observation.source().kind();
    boolean ours = kind == Source.Kind.DECLARED || sighting.dkim();
    return ours
        && kind != Source.Kind.FORWARDER
        && !sighting.spf()
        && sighting.override().isEmpty();
  }
}
