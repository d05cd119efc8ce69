package mailauth.core.config;

import static mailauth.core.schema.Key.optional;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.config.RolloutConfig.Stage;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.Whole;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;

/**
 * Reads {@code rollout}: a profile's name, or a mapping.
 *
 * @param <S> what a stage publishes
 */
final class RolloutReader<S> implements Shape<RolloutConfig<S>> {
  private static final int MOST = 999_999;

  private static final Key<Duration> DWELL =
      optional(
          "dwell",
          Durations.between("1d", "365d"),
          "how long it stands at least, from the first report of it");
  private static final Key<Integer> REPORT_DAYS =
      optional("report-days", new Whole(0, 365), "on how many days there are reports at least");
  private static final Key<Integer> REPORTERS =
      optional("reporters", new Whole(1, 99), "how many organisations report at least");
  private static final Key<Integer> MESSAGES =
      optional("messages", new Whole(0, MOST), "how many messages of yours are reported at least");
  private static final Key<Integer> PASS_RATE =
      optional("pass-rate", new Whole(50, 100), "the percentage of them that passes at least");

  private final Shape<Profile> profiles;
  private final Key<Profile> profile;
  private final Key<List<Stage<S>>> stages;
  private final Key<Boolean> stepBack;
  private final BiPredicate<S, S> climbs;
  private final S lenient;
  private final Keys keys;

  /**
   * A reader of one kind of ladder.
   *
   * @param named the keys of a stage that say what it publishes
   * @param publishes reads them; empty if a problem was found
   * @param lenient what the first stage publishes, which must not need evidence
   * @param climbs whether a stage may follow another
   */
  RolloutReader(
      Shape<Profile> profiles,
      List<Key<?>> named,
      Function<Fields, Optional<S>> publishes,
      S lenient,
      BiPredicate<S, S> climbs) {
    this.profiles = profiles;
    this.lenient = lenient;
    this.climbs = climbs;
    profile = optional("profile", profiles, "whose thresholds hold (normal)");
    stages =
        optional(
            "stages",
            ListShape.some(stage(named, publishes)),
            "stages of your own, lenient first, in place of the profile's");
    stepBack =
        optional(
            "step-back",
            Choice.of("step back", "ask", false).or("automatic", true),
            "what a plan does when good mail fails after a step: ask (default) or automatic");
    keys = Keys.of("rollout", profile, stages, stepBack);
  }

  static Shape<Profile> profiles(Profile... known) {
    var choice = Choice.of("rollout", known[0].text(), known[0]);
    for (var next : List.of(known).subList(1, known.length)) {
      choice = choice.or(next.text(), next);
    }
    return choice;
  }

  @Override
  public Optional<RolloutConfig<S>> read(Node node, Problems problems) {
    return node instanceof Mapping
        ? keys.as(this::config).read(node, problems)
        : profiles
            .read(node, problems)
            .map(name -> new RolloutConfig<>(node.at(), name, List.of(), false));
  }

  @Override
  public Schema schema() {
    return Schema.of("anyOf", List.of(profiles.schema(), keys.schema()));
  }

  private Optional<RolloutConfig<S>> config(Fields fields) {
    var own = fields.get(stages, List.of());
    if (!own.isEmpty() && climbs.test(lenient, own.getFirst().publishes())) {
      fields
          .problems()
          .add(
              own.getFirst().at(),
              "the first stage is strict already: begin with one that only watches, so that there"
                  + " are reports to go by");
    }
    for (int i = 1; i < own.size(); i++) {
      if (!climbs.test(own.get(i - 1).publishes(), own.get(i).publishes())) {
        fields
            .problems()
            .add(
                own.get(i).at(),
                "stage %d is not stricter than stage %d: a rollout only climbs, so put the lenient"
                        .formatted(i + 1, i)
                    + " first");
      }
    }
    return Optional.of(
        new RolloutConfig<>(
            fields.at(), fields.get(profile, Profile.NORMAL), own, fields.get(stepBack, false)));
  }

  private static <S> Shape<Stage<S>> stage(
      List<Key<?>> named, Function<Fields, Optional<S>> publishes) {
    var thresholds = Stream.<Key<?>>of(DWELL, REPORT_DAYS, REPORTERS, MESSAGES, PASS_RATE);
    return Keys.of("a stage", Stream.concat(named.stream(), thresholds).toList())
        .as(fields ->
            publishes
                .apply(fields)
                .map(published ->
                    new Stage<>(
                        fields.at(),
                        published,
                        fields.get(DWELL),
                        fields.get(REPORT_DAYS),
                        fields.get(REPORTERS),
                        fields.get(MESSAGES),
                        fields.get(PASS_RATE))));
  }
}
