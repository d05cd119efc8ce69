package mailauth.core.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.dns.Name;

/** Whether a rotation of keys that is under way still needs a selector. */
final class Rotating {
  private Rotating() {}

  /** Why a selector must stay as it is, in a sentence; empty if no rotation needs it. */
  static Optional<String> why(Picture picture, Name signer, String selector) {
    return picture.rotations().stream()
        .filter(rotation -> Name.of(rotation.domain()).equals(signer))
        .flatMap(rotation -> why(picture, rotation, selector).stream())
        .findFirst();
  }

  private static Optional<String> why(Picture picture, Rotation rotation, String selector) {
    if (rotation.next().equals(selector)) {
      return Optional.of(
          "selector %s follows %s in a rotation that is under way; finish it with 'mailauth dkim"
                  .formatted(selector, rotation.old())
              + " rotate'");
    }
    if (!rotation.old().equals(selector)) {
      return Optional.empty();
    }
    return switch (rotation.stage()) {
      case PUBLISH, SPREAD, SWITCH ->
          Optional.of(
              "mail is signed with selector %s until the mail server is switched to %s; go on with"
                      .formatted(selector, rotation.next())
                  + " 'mailauth dkim rotate'");
      case DRAIN -> draining(picture, rotation);
      case REVOKE, RETIRE -> Optional.empty();
    };
  }

  /** Mail that the old key signed is tried again for days where a host is down. */
  private static Optional<String> draining(Picture picture, Rotation rotation) {
    var free = rotation.since().plus(Rotation.DRAIN);
    return picture.now().isBefore(free)
        ? Optional.of(
            "selector %s signed until %s, when %s followed, and its mail may be under way for %d"
                    .formatted(
                        rotation.old(),
                        LocalDate.ofInstant(rotation.since(), ZoneOffset.UTC),
                        rotation.next(),
                        Rotation.DRAIN.toDays())
                + " days; keep the key until "
                + free.truncatedTo(ChronoUnit.SECONDS))
        : Optional.empty();
  }
}
