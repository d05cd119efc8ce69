package mailauth.core.guide;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been said so far.
 *
 * @param given by the question's id, in the order of answering
 * @param preset what was said beforehand, in a file or on the command line; not asked any more
 * @param recalled what was said before somebody went back
 */
record Answers(
    Map<String, List<String>> given,
    Map<String, List<String>> preset,
    Map<String, List<String>> recalled) {
  Answers {
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    preset = Collections.unmodifiableMap(new LinkedHashMap<>(preset));
    recalled = Collections.unmodifiableMap(new LinkedHashMap<>(recalled));
  }

  static Answers preset(Map<String, List<String>> preset) {
    return new Answers(Map.of(), preset, Map.of());
  }

  boolean has(String id) {
    return given.containsKey(id);
  }

  boolean isPreset(String id) {
    return preset.containsKey(id);
  }

  /** All that was said to a question; none where it was left open or not asked. */
  List<String> all(String id) {
    return given.getOrDefault(id, List.of());
  }

  /** The one thing that was said. */
  Optional<String> one(String id) {
    return all(id).stream().findFirst();
  }

  boolean isYes(String id) {
    return all(id).equals(List.of(Question.YesNo.YES));
  }

  Answers with(String id, List<String> values) {
    var more = new LinkedHashMap<>(given);
    more.put(id, List.copyOf(values));
    return new Answers(more, preset, recalled);
  }

  /** The same, where a question will be asked with another answer to agree to. */
  Answers recalling(String id, List<String> values) {
    var more = new LinkedHashMap<>(recalled);
    more.put(id, List.copyOf(values));
    return new Answers(given, preset, more);
  }

  /** Without the last answer that somebody was asked for, and all after it; itself if none is. */
  Answers back() {
    var ids = List.copyOf(given.keySet());
    int last = ids.size() - 1;
    while (last >= 0 && isPreset(ids.get(last))) {
      last--;
    }
    if (last < 0) {
      return this;
    }
    var less = new LinkedHashMap<>(given);
    ids.subList(last, ids.size()).forEach(less::remove);
    return new Answers(less, preset, recalled).recalling(ids.get(last), all(ids.get(last)));
  }
}
