package mailauth.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.core.yaml.Position;

/**
 * A ladder of stages, from lenient to strict, in place of a fixed setting.
 *
 * @param <S> what a stage publishes
 * @param profile whose stages and thresholds hold where nothing else is said
 * @param stages the stages of one's own, lenient first; empty for the profile's
 * @param goesBack whether a plan may step back without a person's word when good mail fails
 */
public record RolloutConfig<S>(
    Position at, Profile profile, List<Stage<S>> stages, boolean goesBack) {
  public RolloutConfig {
    stages = List.copyOf(stages);
  }

  /** A ladder that comes with mailauth. */
  public enum Profile {
    NORMAL("normal"),
    /** Longer at each stage. */
    CAREFUL("careful"),
    /** For names that send no mail: the last stage at once. */
    PARKED("parked");

    private final String text;

    Profile(String text) {
      this.text = text;
    }

    /** As the YAML has it. */
    public String text() {
      return text;
    }
  }

  /**
   * One stage, and what must be seen before the next; what is empty is the profile's.
   *
   * @param dwell how long it stands at least, from the first report of it
   * @param reportDays on how many days reports are about it at least
   * @param reporters how many organisations report at least
   * @param messages how many messages of one's own are reported at least
   * @param passRate the percentage of them that passes at least
   */
  public record Stage<S>(
      Position at,
      S publishes,
      Optional<Duration> dwell,
      Optional<Integer> reportDays,
      Optional<Integer> reporters,
      Optional<Integer> messages,
      Optional<Integer> passRate) {}
}
