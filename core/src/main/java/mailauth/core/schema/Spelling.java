package mailauth.core.schema;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that someone meant. */
public final class Spelling {
  private static final int LONGEST = 64;
  private static final int MOST_EDITS = 3;

  private Spelling() {}

  /** The known word nearest to the written one, if it is near; the first of several. */
  public static Optional<String> closest(String written, Collection<String> known) {
    String closest = null;
    int distance = Math.min((written.length() + 2) / 3, MOST_EDITS);
    if (written.length() < 2) {
      return Optional.empty();
    }
    for (var word : known) {
      int found = distance(written, word, distance);
      if (found < distance || (found == distance && closest == null)) {
        closest = word;
        distance = found;
      }
    }
    return Optional.ofNullable(closest);
  }

  /**
   * Edits that turn one into the other, swapped neighbours as one; more than {@code most} is off.
   */
  private static int distance(String a, String b, int most) {
    if (a.length() > LONGEST || Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    var before = new int[b.length() + 1];
    var previous = new int[b.length() + 1];
    var current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        char x = a.charAt(i - 1);
        char y = b.charAt(j - 1);
        int edited = previous[j - 1] + (x == y ? 0 : 1);
        current[j] = Math.min(edited, 1 + Math.min(previous[j], current[j - 1]));
        if (i > 1 && j > 1 && x == b.charAt(j - 2) && y == a.charAt(i - 2)) {
          current[j] = Math.min(current[j], before[j - 2] + 1);
        }
      }
      var spare = before;
      before = previous;
      previous = current;
      current = spare;
    }
    return previous[b.length()];
  }
}
