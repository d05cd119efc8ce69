package mailauth.core.yaml;

import java.util.List;
import java.util.Optional;

/** A value in a YAML file, with the place where it begins. */
public sealed interface Node {
  Position at();

  /**
   * Text, or what else a word may mean.
   *
   * @param plain whether it stands without quotes, so that YAML may read a number or null in it
   */
  record Scalar(Position at, String text, boolean plain) implements Node {

    /** What YAML's readers take the scalar for. */
    public Meaning meaning() {
      return plain ? PlainScalar.meaning(text) : Meaning.TEXT;
    }

    public boolean isNull() {
      return plain && PlainScalar.isNull(text);
    }
  }

  /** What a scalar is to YAML's readers; a {@code TRUTH} may also be YAML 1.1's yes and no. */
  enum Meaning {
    TEXT,
    NULL,
    TRUTH,
    NUMBER
  }

  /** A list. */
  record Sequence(Position at, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys and values in the file's order; no key stands twice. */
  record Mapping(Position at, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String key) {
      for (var entry : entries) {
        if (entry.key().text().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }
  }

  /** A key, which is text whatever it looks like, and its value. */
  record Entry(Scalar key, Node value) {}
}
