package mailauth.core.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Dns;
import mailauth.core.posture.Desired;
import mailauth.core.posture.FlattenedInclude;
import mailauth.core.spf.flattening.Drift;
import mailauth.core.spf.flattening.FlatteningLock;
import mailauth.core.spf.flattening.Resolution;

/** What is to be said of flattened includes: what stands against them, and how they drift. */
final class FlattenNotices {
  static final String DRIFT = "SPF_FLATTEN_DRIFT";

  private FlattenNotices() {}

  /** Why a record cannot be planned: nobody has accepted what is behind an include. */
  static Optional<String> notLocked(Desired.Spf spf) {
    var missing =
        spf.flatten().stream()
            .filter(flatten -> flatten.locked().isEmpty())
            .map(flatten -> "include:" + flatten.include())
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s does not say what is behind %s: run 'mailauth spf flatten %s --update', and look at"
                    .formatted(FlatteningLock.FILE, String.join(", ", missing), spf.name())
                + " what it writes");
  }

  /** The verdicts on a record, whether or not it changes. */
  static List<Gate> of(SpfDraft draft, Dns dns) {
    var spf = draft.desired();
    return Stream.concat(
            draft.refused().map(reason -> refusal(spf, reason)).stream(), drift(spf, dns))
        .toList();
  }

  /** The verdict on a piece's change where the name has a record that is not ours. */
  static Optional<Gate> taken(Change change, Ownership owned) {
    return change.before().isEmpty() || owned.created().contains(change.owned())
        ? Optional.empty()
        : Optional.of(
            new Gate(
                "SPF_FLATTEN_NAME_TAKEN",
                Gate.Outcome.BLOCK,
                "%s has an SPF record that mailauth did not create; move it to another name, or"
                        .formatted(change.key().name())
                    + " flatten nothing"));
  }

  private static Gate refusal(Desired.Spf spf, String reason) {
    return new Gate(
        "SPF_FLATTEN_REFUSED",
        Gate.Outcome.BLOCK,
        "the SPF record of %s cannot be flattened: %s; flatten other senders, or fewer"
            .formatted(spf.name(), reason));
  }

  private static Stream<Gate> drift(Desired.Spf spf, Dns dns) {
    return spf.flatten().stream()
        .flatMap(
            flatten -> flatten.locked().flatMap(entry -> gate(spf, flatten, entry, dns)).stream());
  }

  private static Optional<Gate> gate(
      Desired.Spf spf, FlattenedInclude flatten, FlatteningLock.Entry entry, Dns dns) {
    var who = "%s (%s)".formatted(flatten.owner(), flatten.include());
    return switch (Resolution.of(spf.name(), flatten.include(), dns)) {
      case Resolution.Flat(var live, var reasons) -> {
        var drift = Drift.between(entry.include(), live);
        yield drift.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Gate(
                    DRIFT,
                    Gate.Outcome.WARN,
                    "%s %s since %s; look at it, and run 'mailauth spf flatten %s --update'"
                        .formatted(who, drift.text(), day(entry), spf.name())));
      }
      case Resolution.Refused(var reason, var temporary) ->
          Optional.of(
              new Gate(
                  DRIFT,
                  temporary ? Gate.Outcome.UNKNOWN : Gate.Outcome.WARN,
                  "%s cannot be compared with what was locked on %s: %s"
                      .formatted(who, day(entry), reason)));
    };
  }

  private static LocalDate day(FlatteningLock.Entry entry) {
    return LocalDate.ofInstant(entry.resolved(), ZoneOffset.UTC);
  }
}
