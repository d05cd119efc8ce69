package mailauth.core.posture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.DmarcStage;
import mailauth.core.config.MailConfig;
import mailauth.core.config.MtaStsConfig;
import mailauth.core.config.RolloutConfig;
import mailauth.core.config.SpfConfig;
import mailauth.core.dns.Name;
import mailauth.core.mtasts.Mode;
import mailauth.core.posture.Ladder.Rung;
import mailauth.core.spf.Qualifier;

/** The ladders that a name declares. */
final class Ladders {
  private Ladders() {}

  /**
   * Draws them up.
   *
   * @param settled the posture's records, among them the name's SPF record as it is but for {@code
   *     all}
   */
  static List<Ladder> of(Name name, MailConfig mail, List<Desired> settled) {
    var ladders = new ArrayList<Ladder>();
    var ttl = mail.ttl().map(Duration::toSeconds);
    mail.spf()
        .flatMap(SpfConfig::rollout)
        .flatMap(rollout -> spf(name, settled).map(record -> spf(name, rollout, record)))
        .ifPresent(ladders::add);
    mail.mtaSts()
        .flatMap(policy -> policy.rollout().map(rollout -> mtaSts(name, ttl, policy, rollout)))
        .ifPresent(ladders::add);
    mail.dmarc()
        .flatMap(dmarc -> dmarc.rollout().map(rollout -> dmarc(name, ttl, dmarc, rollout)))
        .ifPresent(ladders::add);
    return ladders;
  }

  private static Ladder dmarc(
      Name name, Optional<Long> ttl, DmarcConfig dmarc, RolloutConfig<DmarcStage> rollout) {
    var rungs =
        Profiles.dmarc(rollout).stream()
            .map(stage ->
                new Rung(
                    stage.publishes().text(),
                    DmarcDesired.at(stage.publishes(), dmarc, name, ttl),
                    stage.before()))
            .toList();
    return ladder(name, Purpose.DMARC, rollout, rungs);
  }

  private static Ladder mtaSts(
      Name name, Optional<Long> ttl, MtaStsConfig policy, RolloutConfig<Mode> rollout) {
    var rungs =
        Profiles.mtaSts(rollout).stream()
            .map(stage ->
                new Rung(
                    "mode=" + stage.publishes().text(),
                    MtaStsDesired.at(stage.publishes(), policy, name, ttl),
                    stage.before()))
            .toList();
    return ladder(name, Purpose.MTA_STS, rollout, rungs);
  }

  private static Ladder spf(Name name, RolloutConfig<Qualifier> rollout, Desired.Spf record) {
    var rungs =
        Profiles.spf(rollout).stream()
            .map(stage ->
                new Rung(
                    stage.publishes().sign() + "all",
                    record.ending(stage.publishes()),
                    stage.before()))
            .toList();
    return ladder(name, Purpose.SPF, rollout, rungs);
  }

  private static Optional<Desired.Spf> spf(Name name, List<Desired> settled) {
    return settled.stream()
        .filter(desired -> desired instanceof Desired.Spf spf && spf.name().equals(name))
        .map(desired -> (Desired.Spf) desired)
        .findFirst();
  }

  private static Ladder ladder(
      Name name, Purpose purpose, RolloutConfig<?> rollout, List<Rung> rungs) {
    var profile = rollout.stages().isEmpty() ? rollout.profile().text() : "own";
    return new Ladder(name, purpose, profile, rungs, rollout.goesBack());
  }
}
