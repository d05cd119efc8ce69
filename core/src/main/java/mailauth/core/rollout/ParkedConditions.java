package mailauth.core.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;
import mailauth.core.config.DmarcStage;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;

/** Whether a name that is said to have no mail has none. */
final class ParkedConditions {
  private static final Duration LOOK_BACK = Duration.ofDays(90);

  private ParkedConditions() {}

  /**
   * What rejecting all mail at once needs.
   *
   * @param takesMail whether it has mail hosts, as far as no other gate asks
   */
  static Condition of(
      Name name, Optional<DmarcStage> from, Sight sight, Predicate<Name> takesMail) {
    var scope = sight.scope(name);
    var since = Optional.of(sight.now().minus(LOOK_BACK));
    var window = Window.of(sight.evidence(), scope, Optional.empty(), since, sight.now());
    long passing = window.evidence().where(o -> o.sighting().passes()).tally().messages();
    var against = new ArrayList<String>();
    if (takesMail.test(name)) {
      against.add("it has mail hosts");
    }
    if (!scope.senders().isEmpty()) {
      against.add("senders are declared: " + String.join(", ", scope.senders()));
    }
    if (passing > 0) {
      against.add("reports show %,d messages that pass".formatted(passing));
    }
    if (!against.isEmpty()) {
      return Condition.of(
          "DMARC_PARKED",
          false,
          "%s is said to have no mail, but %s".formatted(name, String.join("; ", against)),
          Optional.empty());
    }
    var what = from.filter(stage -> stage.policy() == Policy.REJECT).isPresent();
    return what
        ? Condition.met("DMARC_PARKED", "all mail is rejected already")
        : new Condition(
            "DMARC_PARKED",
            Condition.Verdict.CONFIRM,
            "all mail from %s is rejected from now on, without watching first; nothing shows that"
                    .formatted(name)
                + " it sends any",
            Optional.empty());
  }
}
