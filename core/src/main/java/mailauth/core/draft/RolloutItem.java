package mailauth.core.draft;

import java.util.Optional;
import java.util.function.BiConsumer;
import mailauth.core.config.RolloutConfig;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.config.RolloutConfig.Stage;

/** A ladder: a profile's name where that says it all. */
final class RolloutItem {
  private RolloutItem() {}

  /**
   * Writes a ladder.
   *
   * @param publishes adds what a stage publishes
   */
  static <S> Item of(RolloutConfig<S> rollout, BiConsumer<Item.Keys, S> publishes) {
    if (rollout.stages().isEmpty() && !rollout.goesBack()) {
      return new Item.Word(rollout.profile().text());
    }
    var profile = Optional.of(rollout.profile()).filter(p -> p != Profile.NORMAL);
    var back = rollout.goesBack() ? Optional.of("automatic") : Optional.<String>empty();
    return new Item.Keys()
        .put("profile", profile.map(Profile::text))
        .put("step-back", back)
        .putIfAny(
            "stages",
            new Item.Items(
                rollout.stages().stream().map(stage -> stage(stage, publishes)).toList()))
        .entries();
  }

  private static <S> Item stage(Stage<S> stage, BiConsumer<Item.Keys, S> publishes) {
    var keys = new Item.Keys();
    publishes.accept(keys, stage.publishes());
    keys.put("dwell", stage.dwell().map(MailItem::duration));
    number(keys, "report-days", stage.reportDays());
    number(keys, "reporters", stage.reporters());
    number(keys, "messages", stage.messages());
    number(keys, "pass-rate", stage.passRate());
    return keys.inline();
  }

  private static void number(Item.Keys keys, String key, Optional<Integer> number) {
    number.ifPresent(n -> keys.put(key, new Item.Literal(n.toString())));
  }
}
