package mailauth.core.config;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.mtasts.Mode;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;

/** Reads {@code mta-sts}. */
final class MtaStsReader {
  private static final Duration USUAL_AGE = Duration.ofDays(7);
  private static final String WILDCARD = "*.";

  private static final Shape<Mode> MODES =
      Choice.of("mode", "none", Mode.NONE).or("testing", Mode.TESTING).or("enforce", Mode.ENFORCE);
  private static final Key<Mode> STAGE_MODE =
      required("mode", MODES, "how strictly senders hold to the policy");
  private static final Key<RolloutConfig<Mode>> ROLLOUT =
      optional(
          "rollout",
          new RolloutReader<>(
              RolloutReader.profiles(Profile.NORMAL, Profile.CAREFUL),
              List.of(STAGE_MODE),
              fields -> fields.get(STAGE_MODE),
              Mode.TESTING,
              (before, after) -> before.compareTo(after) < 0),
          "a ladder from testing to enforce in place of a mode: normal, careful or your own");
  private static final Key<Mode> MODE =
      optional("mode", MODES, "how strictly senders hold to the policy: none, testing or enforce");
  private static final Key<List<String>> MX =
      optional(
          "mx",
          ListShape.some(
              new TextShape<>(
                  "a host name such as mail.example.com",
                  Schema.type("string"),
                  (at, text) -> pattern(text))),
          "the hosts that receive mail; \"*.example.com\" stands for any one label");
  private static final Key<Duration> MAX_AGE =
      // RFC 8461 section 3.2 ends it at 31557600 seconds, a little more than 365 days.
      optional("max-age", Durations.between("1s", "365d"), "how long senders keep it (7d)");

  private static final Key<String> POLICY_FILE =
      optional(
          "policy-file",
          TextShape.any("a path such as public/.well-known/mta-sts.txt"),
          "the file that apply writes for your web server, relative to the YAML's folder");

  static final Keys KEYS =
      Keys.of("mta-sts", MODE, ROLLOUT, MX, MAX_AGE, POLICY_FILE)
          .atMostOne(MODE, ROLLOUT)
          .advising("id", "the id is always made for you: remove 'id'")
          .advising("version", "the version is always written for you: remove 'version'");

  static final Shape<MtaStsConfig> SHAPE = KEYS.as(MtaStsReader::read);

  private MtaStsReader() {}

  private static Optional<MtaStsConfig> read(Fields fields) {
    var rollout = fields.get(ROLLOUT);
    var mode = rollout.isPresent() ? Optional.of(first(rollout.get())) : fields.get(MODE);
    var mx = fields.get(MX);
    var age = fields.get(MAX_AGE, USUAL_AGE);
    var file = fields.get(POLICY_FILE);
    if (!fields.has(MODE) && !fields.has(ROLLOUT)) {
      fields
          .problems()
          .addMissing(fields.at(), "mta-sts needs 'mode' or 'rollout': write 'rollout: normal'");
    }
    if (!fields.has(MX) && mode.isPresent() && mode.get() != Mode.NONE) {
      fields
          .problems()
          .addMissing(fields.at(), "mta-sts needs 'mx': write the hosts that receive mail");
    }
    return mode.map(
        m -> new MtaStsConfig(fields.at(), m, mx.orElse(List.of()), age, file, rollout));
  }

  private static Mode first(RolloutConfig<Mode> rollout) {
    return rollout.stages().isEmpty() ? Mode.TESTING : rollout.stages().getFirst().publishes();
  }

  private static String pattern(String text) throws Misfit {
    return text.startsWith(WILDCARD)
        ? WILDCARD + Names.read(text.substring(WILDCARD.length()), "").text()
        : Names.read(text, "").text();
  }
}
