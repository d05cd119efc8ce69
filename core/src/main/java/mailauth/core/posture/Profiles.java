package mailauth.core.posture;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import mailauth.core.config.DmarcStage;
import mailauth.core.config.RolloutConfig;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.config.RolloutConfig.Stage;
import mailauth.core.dmarc.Policy;
import mailauth.core.mtasts.Mode;
import mailauth.core.spf.Qualifier;

/** The stages and thresholds that come with mailauth; what each is for is in docs/rollout.md. */
public final class Profiles {
  private static final List<DmarcStage> DMARC =
      List.of(
          DmarcStage.WATCHING,
          new DmarcStage(Policy.NONE, Policy.NONE, Policy.REJECT),
          new DmarcStage(Policy.QUARANTINE, Policy.NONE, Policy.REJECT),
          new DmarcStage(Policy.QUARANTINE, Policy.QUARANTINE, Policy.REJECT),
          new DmarcStage(Policy.REJECT, Policy.REJECT, Policy.REJECT));

  private Profiles() {}

  /** A stage and what must be seen of it. */
  record Staged<S>(S publishes, Thresholds before) {}

  static List<Staged<DmarcStage>> dmarc(RolloutConfig<DmarcStage> rollout) {
    var usual = rollout.profile() == Profile.PARKED ? List.of(DMARC.getLast()) : DMARC;
    return staged(rollout, usual, stage -> dmarc(stage, rollout.profile()));
  }

  static List<Staged<Qualifier>> spf(RolloutConfig<Qualifier> rollout) {
    return staged(
        rollout,
        List.of(Qualifier.SOFTFAIL, Qualifier.FAIL),
        stage -> thresholds(rollout.profile(), 14, 30, 100, 99));
  }

  static List<Staged<Mode>> mtaSts(RolloutConfig<Mode> rollout) {
    return staged(
        rollout,
        List.of(Mode.TESTING, Mode.ENFORCE),
        stage -> new Thresholds(days(rollout.profile(), 14, 30), 7, 1, 0, 100));
  }

  /** What a profile wants to see of a DMARC stage; a policy written by hand is held to normal. */
  public static Thresholds dmarc(DmarcStage stage, Profile profile) {
    if (stage.policy() == Policy.NONE && stage.np() != Policy.NONE) {
      var dwell = days(profile, 7, 14);
      return new Thresholds(dwell, (int) dwell.toDays() / 2, 2, 0, 95);
    }
    return thresholds(profile, 14, 30, 100, stage.policy() == Policy.NONE ? 95 : 99);
  }

  private static Thresholds thresholds(
      Profile profile, int normal, int careful, int messages, int passRate) {
    int reportDays = profile == Profile.CAREFUL ? 20 : 10;
    return new Thresholds(days(profile, normal, careful), reportDays, 2, messages, passRate);
  }

  private static Duration days(Profile profile, int normal, int careful) {
    return Duration.ofDays(profile == Profile.CAREFUL ? careful : normal);
  }

  private static <S> List<Staged<S>> staged(
      RolloutConfig<S> rollout, List<S> usual, Function<S, Thresholds> thresholds) {
    if (rollout.stages().isEmpty()) {
      return usual.stream().map(s -> new Staged<>(s, thresholds.apply(s))).toList();
    }
    return rollout.stages().stream()
        .map((Stage<S> own) ->
            new Staged<>(own.publishes(), thresholds.apply(own.publishes()).with(own)))
        .toList();
  }
}
