package mailauth.core.yaml;

import java.util.List;
import java.util.Optional;

/**
 * Where a value stands in a text, in characters from its beginning; what ends a value does not
 * belong to it, such as a comment or a line's end.
 */
sealed interface Spot {
  int start();

  int end();

  /** Whether an anchor names it, so that it may be repeated elsewhere. */
  boolean isAnchored();

  /**
   * Text.
   *
   * @param isBlock whether it is written over lines of its own, after | or &gt;
   */
  record Scalar(int start, int end, boolean isAnchored, boolean isBlock) implements Spot {}

  /** The repetition of an anchor's value. */
  record Alias(int start, int end) implements Spot {
    @Override
    public boolean isAnchored() {
      return true;
    }
  }

  /** Items, in brackets or each behind a dash. */
  record Sequence(int start, int end, boolean isAnchored, boolean isFlow, List<Spot> items)
      implements Spot {}

  /** Entries, in braces or each on lines of its own. */
  record Mapping(int start, int end, boolean isAnchored, boolean isFlow, List<Entry> entries)
      implements Spot {

    Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }
  }

  /**
   * An entry of a mapping.
   *
   * @param start where its key begins
   */
  record Entry(String key, int start, Spot value) {}
}
