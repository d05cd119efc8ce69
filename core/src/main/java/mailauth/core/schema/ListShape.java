package mailauth.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Node.Sequence;

/**
 * A list of values of one shape.
 *
 * @param mayBeEmpty whether {@code []} says anything
 */
public record ListShape<T>(Shape<T> items, boolean mayBeEmpty) implements Shape<List<T>> {

  public static <T> ListShape<T> of(Shape<T> items) {
    return new ListShape<>(items, true);
  }

  /** A list of at least one value. */
  public static <T> ListShape<T> some(Shape<T> items) {
    return new ListShape<>(items, false);
  }

  @Override
  public Optional<List<T>> read(Node node, Problems problems) {
    if (!(node instanceof Sequence sequence)) {
      problems.add(
          node.at(),
          node instanceof Scalar scalar && !scalar.isNull()
              ? "one value stands where a list belongs: write it in [ ]"
              : "a list belongs here: write [a, b], or each '- item' on its own line");
      return Optional.empty();
    }
    if (sequence.items().isEmpty() && !mayBeEmpty) {
      problems.add(sequence.at(), "the list is empty: write at least one value, or remove the key");
      return Optional.empty();
    }
    var values = new ArrayList<T>();
    for (var item : sequence.items()) {
      items.read(item, problems).ifPresent(values::add);
    }
    return Optional.of(List.copyOf(values));
  }

  @Override
  public Schema schema() {
    var list = Schema.type("array").with("items", items.schema());
    return mayBeEmpty ? list : list.with("minItems", 1);
  }
}
