package mailauth.core.schema;

import java.util.Collection;
import java.util.List;

/** Parts of sentences. */
final class Sentence {
  private Sentence() {}

  /** {@code a, b or c}. */
  static String either(Collection<String> words) {
    return joined(words, " or ");
  }

  /** {@code a, b and c}. */
  static String all(Collection<String> words) {
    return joined(words, " and ");
  }

  private static String joined(Collection<String> words, String last) {
    var list = List.copyOf(words);
    int end = list.size() - 1;
    return end <= 0
        ? String.join("", list)
        : String.join(", ", list.subList(0, end)) + last + list.get(end);
  }
}
