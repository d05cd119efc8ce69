package mailauth.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How long a person needs for what is on the screen: every line that was not there before is read,
 * word by word, and every key is typed, Enter included.
 */
final class HumanPace {
  /** What adults read of prose, silently; studies have 238 words. */
  private static final int WORDS_A_MINUTE = 240;

  /** Sixty words a minute: somebody who writes mail for a living. */
  private static final int KEYS_A_SECOND = 5;

  /** What stands between spaces, if there is more than a sign. */
  private static final Pattern WORD = Pattern.compile("\\S*\\w\\S*");

  private final Set<String> read = new HashSet<>();

  /** The time for a line that appears. */
  Duration reading(String line) {
    var shown = Session.timeless(line).strip();
    if (!read.add(shown)) {
      return Duration.ZERO;
    }
    long words = WORD.matcher(shown).results().count();
    return Duration.ofMinutes(1).multipliedBy(words).dividedBy(WORDS_A_MINUTE);
  }

  /** The time for a line that is typed. */
  static Duration typing(String line) {
    return Duration.ofSeconds(1).multipliedBy(line.length() + 1).dividedBy(KEYS_A_SECOND);
  }
}
