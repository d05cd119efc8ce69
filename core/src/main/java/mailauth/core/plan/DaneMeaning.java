package mailauth.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mailauth.core.posture.Desired;

/** What a change of a mail host's TLSA records means: with which key it may receive mail. */
final class DaneMeaning {
  private DaneMeaning() {}

  static List<String> effects(Desired.ServerKeys desired, Change change) {
    var effects = new ArrayList<String>();
    effects.add(
        "senders that check DANE deliver to %s only while it presents %s; they look only"
                .formatted(
                    desired.host(), desired.keys().size() == 1 ? "this key" : "one of these keys")
            + " where DNSSEC signs the zone");
    if (!change.before().isEmpty() && !change.before().containsAll(desired.keys())) {
      effects.add(
          "let %s present the new key %s after this was applied, twice the TTL, and not before"
              .formatted(desired.host(), hours(DaneGates.settled(change))));
    }
    return effects;
  }

  private static String hours(Duration duration) {
    long hours = Math.ceilDiv(duration.toSeconds(), Duration.ofHours(1).toSeconds());
    return hours == 1 ? "an hour" : hours + " hours";
  }
}
