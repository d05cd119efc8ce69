package mailauth.core.schema;

import java.util.Optional;
import java.util.function.Function;
import mailauth.core.yaml.Node;

/** What a YAML value may look like, and what it is read as. */
public interface Shape<T> {

  /** Reads a value; empty if it has another shape, which is then among the problems. */
  Optional<T> read(Node node, Problems problems);

  /** The same as JSON Schema, for editors. */
  Schema schema();

  /** The same values, each read as another. */
  default <U> Shape<U> map(Function<T, U> function) {
    var shape = this;
    return new Shape<>() {
      @Override
      public Optional<U> read(Node node, Problems problems) {
        return shape.read(node, problems).map(function);
      }

      @Override
      public Schema schema() {
        return shape.schema();
      }
    };
  }
}
