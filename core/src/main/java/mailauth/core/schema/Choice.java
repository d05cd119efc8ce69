package mailauth.core.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Quote;

/**
 * One of a few words.
 *
 * @param what each of them is: {@code policy}
 * @param words what each stands for, in the order that messages name them
 * @param advice what to say of words that stand for nothing here, as the second half of a sentence
 */
public record Choice<T>(String what, Map<String, T> words, Map<String, String> advice)
    implements Shape<T> {
  public Choice {
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    advice = Map.copyOf(advice);
  }

  public static <T> Choice<T> of(String what, String word, T value) {
    return new Choice<>(what, Map.of(word, value), Map.of());
  }

  public Choice<T> or(String word, T value) {
    var more = new LinkedHashMap<>(words);
    more.put(word, value);
    return new Choice<>(what, more, advice);
  }

  /** Says what to write in place of a word that stands for nothing here. */
  public Choice<T> advising(String word, String sentence) {
    var more = new LinkedHashMap<>(advice);
    more.put(word, sentence);
    return new Choice<>(what, words, more);
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      problems.add(node.at(), "no %s stands here: write %s".formatted(what, either()));
      return Optional.empty();
    }
    var chosen = Optional.ofNullable(words.get(scalar.text()));
    if (chosen.isEmpty()) {
      problems.add(
          scalar.at(), "%s is no %s: %s".formatted(Quote.of(scalar.text()), what, instead(scalar)));
    }
    return chosen;
  }

  private String instead(Scalar scalar) {
    var advised = advice.get(scalar.text());
    return advised != null
        ? advised
        : Spelling.closest(scalar.text(), words.keySet())
            .map(word -> "did you mean '%s'?".formatted(word))
            .orElse("write " + either());
  }

  private String either() {
    return Sentence.either(words.keySet());
  }

  /** Words that YAML may take for something else are listed as both. */
  @Override
  public Schema schema() {
    var values = new ArrayList<Object>(words.keySet());
    for (var word : words.keySet()) {
      if (word.chars().allMatch(Character::isDigit)) {
        values.add(Integer.valueOf(word));
      } else if (word.equals("off")) {
        values.add(false);
      }
    }
    return Schema.of("enum", List.copyOf(values));
  }
}
