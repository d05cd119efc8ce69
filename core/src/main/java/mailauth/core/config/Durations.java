package mailauth.core.config;

import java.time.Duration;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Quote;

/** Durations of one unit: {@code 30s 5m 1h 7d 2w}. */
public final class Durations {
  private static final String UNITS = "smhdw";
  private static final long[] SECONDS = {1, 60, 3600, 86_400, 604_800};
  private static final int MOST_DIGITS = 9;

  private Durations() {}

  /** Durations within bounds, which are written as the file would write them. */
  static Shape<Duration> between(String least, String most) {
    try {
      var from = read(least);
      var to = read(most);
      return new TextShape<>(
          "a duration such as " + most,
          Schema.type("string").with("pattern", "^[1-9][0-9]{0,8}[smhdw]$"),
          (at, text) -> {
            var duration = read(text);
            if (duration.compareTo(from) < 0 || duration.compareTo(to) > 0) {
              throw new Misfit(
                  "%s is out of bounds: write %s to %s".formatted(Quote.of(text), least, most));
            }
            return duration;
          });
    } catch (Misfit e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException if it is none, with a sentence for a person
   */
  public static Duration parse(String text) {
    try {
      return read(text);
    } catch (Misfit e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Duration read(String text) throws Misfit {
    int end = text.length() - 1;
    int unit = end < 0 ? -1 : UNITS.indexOf(text.charAt(end));
    if (unit < 0 && isNumber(text)) {
      throw new Misfit("%s has no unit: write it as '%ss'".formatted(Quote.of(text), text));
    }
    if (unit < 0 || !isNumber(text.substring(0, end))) {
      throw new Misfit(
          "%s is no duration: write a number and one of s m h d w, such as 1h"
              .formatted(Quote.of(text)));
    }
    return Duration.ofSeconds(Long.parseLong(text.substring(0, end)) * SECONDS[unit]);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.charAt(0) != '0'
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
