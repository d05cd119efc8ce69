package mailauth.core.plan;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.mtasts.PolicyMemory;
import mailauth.core.mtasts.Serving;
import mailauth.core.posture.Desired;

/**
 * The verdicts on a policy's record that the web and the past give. The web is asked only where
 * such a record changes.
 */
public final class MtaStsGates {
  /** Named by overrides; apply looks for it as well. */
  public static final String NOT_SERVED = "MTA_STS_POLICY_NOT_SERVED";

  private static final String TOO_EARLY = "MTA_STS_REMOVED_TOO_EARLY";

  private final Picture picture;

  MtaStsGates(Picture picture) {
    this.picture = picture;
  }

  /** Whether senders find the policy that a new record announces. */
  Optional<Gate> serving(Change change, Desired.MtaSts desired) {
    boolean enforces = desired.policy().mode() == Mode.ENFORCE;
    var url = MtaStsPolicy.url(desired.domain());
    return switch (Serving.of(
        picture.world().web(), desired.domain(), MtaStsRecord.of(desired.policy()).id())) {
      case Serving.Announced(var policy, var flaws) ->
          flaws.stream()
              .findFirst()
              .map(flaw -> new Gate(NOT_SERVED, Gate.Outcome.WARN, flaw.message()));
      case Serving.Other other when other.isReached() && change.file().isPresent() ->
          Optional.empty();
      case Serving.Other other ->
          Optional.of(
              new Gate(
                  NOT_SERVED,
                  enforces ? Gate.Outcome.BLOCK : Gate.Outcome.WARN,
                  "%s; apply publishes the id once %s serves the declared policy"
                      .formatted(other.why(), url)));
      case Serving.Unknown(var why) ->
          Optional.of(
              new Gate(
                  NOT_SERVED,
                  enforces ? Gate.Outcome.BLOCK : Gate.Outcome.UNKNOWN,
                  "%s cannot be fetched from here: %s; apply publishes the id once it can be"
                      .formatted(url, why)));
    };
  }

  /** Whether a record goes before senders have forgotten what it announced. */
  Optional<Gate> removal(Change change) {
    var domain = change.key().name().parent().orElseThrow();
    var memory = PolicyMemory.read(picture.remembered(PolicyMemory.SECTION)).get(domain);
    if (memory == null) {
      return tooEarly("nobody knows since when %s asks for nothing".formatted(domain));
    }
    if (memory.mode() != Mode.NONE) {
      return tooEarly(
          "the policy of %s says mode %s, and senders keep to it for its max_age of %d seconds"
              .formatted(domain, memory.mode().text(), memory.maxAge().toSeconds()));
    }
    return picture.now().isBefore(memory.until())
        ? tooEarly(
            "senders may remember the policy of before until %s"
                .formatted(memory.until().truncatedTo(ChronoUnit.SECONDS)))
        : Optional.empty();
  }

  private static Optional<Gate> tooEarly(String why) {
    return Optional.of(
        new Gate(
            TOO_EARLY,
            Gate.Outcome.BLOCK,
            why
                + "; declare mode none, apply, and take mta-sts out of the YAML when that has"
                + " passed (RFC 8461 section 8.3)"));
  }
}
