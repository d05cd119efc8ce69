package mailauth.cli.rollout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.plan.Progress;

/** The words that text and Markdown share. */
final class Words {
  private Words() {}

  /** As people call the policy. */
  static String policy(Progress progress) {
    return switch (progress.purpose()) {
      case SPF -> "SPF";
      case MTA_STS -> "MTA-STS";
      default -> "DMARC";
    };
  }

  static String day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
  }

  /** The stage that stands, or that none does. */
  static String stage(Progress progress) {
    return progress.stage().orElse("nothing yet");
  }

  static String since(Progress progress) {
    return progress.since().map(Words::day).orElse(progress.at() < 0 ? "-" : "not remembered");
  }

  /** What comes next, and when. */
  static String next(Progress progress) {
    if (progress.setback().isPresent()) {
      return "back to " + progress.stages().get(progress.planned());
    }
    return progress.next().orElse("at the top");
  }

  static String when(Progress progress) {
    if (progress.setback().isPresent() || progress.advances()) {
      return "now";
    }
    return progress.isDone()
        ? "-"
        : progress.earliest().map(LocalDate::toString).orElse("not known");
  }

  /** The gates that it waits for, in a few words. */
  static String gates(Progress progress) {
    return progress.missing().stream()
        .map(Progress.Missing::gate)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** What a rotation waits for, and how it goes on. */
  static String rotation(Rotation rotation) {
    var waits =
        switch (rotation.stage()) {
          case PUBLISH -> "DNS to have the new key";
          case SPREAD -> "resolvers to know the new key";
          case SWITCH -> "the mail server to sign with the new key";
          case DRAIN -> "mail that the old key signed to arrive";
          case REVOKE -> "DNS to say that the old key is revoked";
          case RETIRE -> "a month in which the old key says that it is revoked";
        };
    var until = until(rotation).map(day -> ", until " + day).orElse("");
    return "%s -> %s since %s: waits for %s%s; go on with 'mailauth dkim rotate %s %s'"
        .formatted(
            rotation.old(),
            rotation.next(),
            day(rotation.since()),
            waits,
            until,
            rotation.domain(),
            rotation.old());
  }

  private static Optional<String> until(Rotation rotation) {
    return switch (rotation.stage()) {
      case DRAIN -> Optional.of(day(rotation.since().plus(Rotation.DRAIN)));
      case RETIRE -> Optional.of(day(rotation.since().plus(Rotation.REVOKED)));
      default -> Optional.empty();
    };
  }
}
