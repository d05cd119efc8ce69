package mailauth.core.schema;

import java.util.Optional;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Node.Sequence;
import mailauth.core.yaml.Position;

/**
 * Text of a certain form.
 *
 * @param what it is, with its article and perhaps an example
 */
public record TextShape<T>(String what, Schema schema, Form<T> form) implements Shape<T> {

  /** Reads text. */
  @FunctionalInterface
  public interface Form<T> {
    T read(Position at, String text) throws Misfit;
  }

  /** Any text but an empty one. */
  public static TextShape<String> any(String what) {
    return new TextShape<>(
        what,
        Schema.type("string").with("minLength", 1),
        (at, text) -> {
          if (text.isEmpty()) {
            throw new Misfit("the text is empty: write " + what);
          }
          return text;
        });
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    return switch (node) {
      case Scalar scalar when scalar.isNull() -> {
        problems.add(scalar.at(), "the value is missing: write " + what);
        yield Optional.empty();
      }
      case Scalar scalar -> read(scalar, problems);
      case Sequence list -> {
        problems.add(list.at(), "a list stands here: write %s".formatted(what));
        yield Optional.empty();
      }
      case Mapping mapping -> {
        problems.add(
            mapping.at(),
            "a mapping stands here: write %s, in quotes if a colon ends it".formatted(what));
        yield Optional.empty();
      }
    };
  }

  private Optional<T> read(Scalar scalar, Problems problems) {
    try {
      var value = form.read(scalar.at(), scalar.text());
      // The text is never repeated here: it may be a secret.
      switch (scalar.meaning()) {
        case NUMBER ->
            problems.add(scalar.at(), "without quotes this is a number: put it in quotes");
        case TRUTH ->
            problems.add(scalar.at(), "without quotes this is true or false: put it in quotes");
        case TEXT, NULL -> {
          return Optional.of(value);
        }
      }
    } catch (Misfit e) {
      problems.add(scalar.at(), e.sentence());
    }
    return Optional.empty();
  }
}
