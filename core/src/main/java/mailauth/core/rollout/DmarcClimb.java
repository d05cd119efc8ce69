package mailauth.core.rollout;

import java.util.List;
import java.util.Optional;
import mailauth.core.config.DmarcStage;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Ladder;
import mailauth.core.posture.Profiles;
import mailauth.core.posture.Purpose;

/** DMARC on its way from none to reject. */
final class DmarcClimb implements Climb {
  private final Ladder ladder;
  private final Sight sight;
  private final Optional<EffectiveDmarc> today;
  private final Optional<DmarcStage> from;

  DmarcClimb(Ladder ladder, Sight sight) {
    this.ladder = ladder;
    this.sight = sight;
    this.today =
        sight.text(ladder.key(), Purpose.DMARC).map(t -> DmarcRecord.parse(t).record().effective());
    this.from = today.map(DmarcClimb::stage);
  }

  /** What a record asks for; where it says that it is a test, one step less. */
  static DmarcStage stage(EffectiveDmarc record) {
    var stage = DmarcStage.of(record);
    return record.t() ? stage.milder() : stage;
  }

  @Override
  public Standing standing() {
    int at = -1;
    for (int i = 0; i < ladder.rungs().size(); i++) {
      if (from.isPresent() && from.get().isAtLeast(stage(i))) {
        at = i;
      }
    }
    var text = from.map(DmarcStage::text);
    return new Standing(
        at, text, text.flatMap(t -> sight.memory().since(ladder.name(), Purpose.DMARC, t)));
  }

  @Override
  public Desired at(int rung) {
    return record(rung, from.map(stage(rung)::join).orElse(stage(rung)));
  }

  @Override
  public Desired downTo(int rung) {
    return record(rung, stage(rung));
  }

  @Override
  public List<Condition> before(int rung) {
    return isParked()
        ? List.of(ParkedConditions.of(ladder.name(), from, sight, sight.receives()))
        : conditions().to(stage(rung));
  }

  private DmarcConditions conditions() {
    int at = standing().at();
    var thresholds =
        at < 0
            ? Profiles.dmarc(from.orElse(DmarcStage.WATCHING), Profile.NORMAL)
            : ladder.rungs().get(at).before();
    return new DmarcConditions(
        from,
        standing().since(),
        window(),
        thresholds,
        today.filter(record -> !record.rua().isEmpty()).isPresent(),
        sight.posts().test(ladder.name()));
  }

  private Window window() {
    return Window.of(
        sight.evidence(),
        sight.scope(ladder.name()),
        today.map(EffectiveDmarc::p),
        standing().since(),
        sight.now());
  }

  /** Back to where those names that suffer are treated more leniently. */
  @Override
  public Optional<Setback> setback() {
    int at = standing().at();
    if (isParked() || at < 0) {
      return Optional.empty();
    }
    return Failing.of(window().recent(Window.RECENT))
        .flatMap(failing -> {
          for (int to = at - 1; to >= 0; to--) {
            if (helps(stage(to), failing)) {
              return Optional.of(new Setback(to, failing.message()));
            }
          }
          return Optional.empty();
        });
  }

  private boolean helps(DmarcStage stage, Failing failing) {
    var now = from.orElseThrow();
    return failing.names().stream()
        .allMatch(name -> policy(stage, name).compareTo(policy(now, name)) < 0);
  }

  private Policy policy(DmarcStage stage, Name name) {
    return name.equals(ladder.name()) ? stage.policy() : stage.sp();
  }

  private boolean isParked() {
    return ladder.profile().equals(Profile.PARKED.text());
  }

  private DmarcStage stage(int rung) {
    return stage(record(ladder.rungs().get(rung).desired()).effective());
  }

  private Desired record(int rung, DmarcStage stage) {
    var value = (Desired.Value) ladder.rungs().get(rung).desired();
    return value.saying(Txt.of(record(value).with(stage.policy(), stage.sp(), stage.np()).text()));
  }

  private static DmarcRecord record(Desired desired) {
    return DmarcRecord.parse(((Txt) ((Desired.Value) desired).data()).text()).record();
  }
}
