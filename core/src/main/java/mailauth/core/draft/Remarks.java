package mailauth.core.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The comments of a draft, each at the path of what it speaks of: keys and numbers from the file's
 * top, such as {@code domains/example.com/senders/0} or {@code domains/example.com/dmarc/policy}.
 * The empty path is the file.
 */
public final class Remarks {
  private final Map<String, List<String>> above = new LinkedHashMap<>();
  private final Map<String, String> beside = new LinkedHashMap<>();
  private final Map<String, List<String>> below = new LinkedHashMap<>();

  /** The path of something below another. */
  public static String path(String... steps) {
    return String.join("/", steps);
  }

  /**
   * Sentences above an entry or a list's item.
   *
   * @param lines broken where they are too long; an empty one is an empty line, without a sign
   */
  public Remarks above(String path, String... lines) {
    above.computeIfAbsent(path, first -> new ArrayList<>()).addAll(List.of(lines));
    return this;
  }

  /** Some words behind an entry or item, on its first line. */
  public Remarks beside(String path, String words) {
    beside.put(path, words);
    return this;
  }

  /** Lines after all that stands below an entry or item, indented like it; never broken. */
  public Remarks below(String path, String... lines) {
    below.computeIfAbsent(path, first -> new ArrayList<>()).addAll(List.of(lines));
    return this;
  }

  List<String> above(String path) {
    return above.getOrDefault(path, List.of());
  }

  String beside(String path) {
    return beside.getOrDefault(path, "");
  }

  List<String> below(String path) {
    return below.getOrDefault(path, List.of());
  }
}
