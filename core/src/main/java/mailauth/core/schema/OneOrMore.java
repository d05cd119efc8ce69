package mailauth.core.schema;

import java.util.List;
import java.util.Optional;
import mailauth.core.yaml.Node;

/** One value, or a list of them where several belong together. */
public record OneOrMore<T>(Shape<T> item) implements Shape<List<T>> {

  public static <T> OneOrMore<T> of(Shape<T> item) {
    return new OneOrMore<>(item);
  }

  @Override
  public Optional<List<T>> read(Node node, Problems problems) {
    return node instanceof Node.Sequence
        ? ListShape.some(item).read(node, problems)
        : item.read(node, problems).map(List::of);
  }

  @Override
  public Schema schema() {
    return Schema.of("anyOf", List.of(item.schema(), ListShape.some(item).schema()));
  }
}
