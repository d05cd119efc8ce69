package mailauth.core.rollout;

import java.util.List;
import mailauth.core.config.DmarcStage;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Profiles;
import mailauth.core.posture.Purpose;

/** What a DMARC policy that is written by hand is held to: the same as one that climbs. */
public final class ByHand {
  private ByHand() {}

  /** What a record needs where it is stricter than what stands. */
  public static List<Condition> conditions(Desired.Value value, Sight sight) {
    var name = value.key().name().parent().orElseThrow();
    var today =
        sight
            .text(value.key(), Purpose.DMARC)
            .map(text -> DmarcRecord.parse(text).record().effective());
    var from = today.map(DmarcClimb::stage);
    if (value.owner().equals("parked")) {
      // Its null MX has a gate of its own.
      return List.of(ParkedConditions.of(name, from, sight, any -> false));
    }
    var since = from.flatMap(stage -> sight.memory().since(name, Purpose.DMARC, stage.text()));
    var window =
        Window.of(
            sight.evidence(), sight.scope(name), today.map(EffectiveDmarc::p), since, sight.now());
    return new DmarcConditions(
            from,
            since,
            window,
            Profiles.dmarc(from.orElse(DmarcStage.WATCHING), Profile.NORMAL),
            today.filter(record -> !record.rua().isEmpty()).isPresent(),
            sight.posts().test(name))
        .to(DmarcClimb.stage(DmarcRecord.parse(((Txt) value.data()).text()).record().effective()));
  }
}
