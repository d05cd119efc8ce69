package mailauth.core.adoption;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.draft.Remarks;

/**
 * What is to be said of one name's declaration, by the key that it is about.
 *
 * <p>What is said of a key that turns out not to be there stands above the name.
 */
final class Notes {
  private final Map<String, List<String>> above = new LinkedHashMap<>();
  private final Map<String, String> beside = new LinkedHashMap<>();

  /** Some sentences about a key, such as {@code dmarc}, or about the name where it is empty. */
  void say(String key, String sentence) {
    above.computeIfAbsent(key, first -> new ArrayList<>()).add(sentence);
  }

  /** Some words beside an entry or item, such as {@code senders/0}. */
  void beside(String key, String words) {
    beside.put(key, words);
  }

  /**
   * Puts them where they belong.
   *
   * @param path of the name's mapping
   * @param keys those that the mapping has
   */
  void put(Remarks remarks, String path, List<String> keys) {
    above.forEach((key, sentences) -> {
      var first = key.contains("/") ? key.substring(0, key.indexOf('/')) : key;
      var at = keys.contains(first) ? Remarks.path(path, key) : path;
      remarks.above(at, sentences.toArray(String[]::new));
    });
    beside.forEach((key, words) -> remarks.beside(Remarks.path(path, key), words));
  }
}
