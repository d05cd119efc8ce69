package mailauth.core.schema;

import java.util.Optional;
import java.util.function.Supplier;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;

/**
 * A mapping as it stands, for those who read its entries themselves.
 *
 * @param otherwise what to say of anything else
 * @param described what its reader accepts; only asked for where the schema is printed
 */
public record MappingShape(String otherwise, Supplier<Schema> described) implements Shape<Mapping> {

  @Override
  public Optional<Mapping> read(Node node, Problems problems) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    problems.add(node.at(), otherwise);
    return Optional.empty();
  }

  @Override
  public Schema schema() {
    return described.get();
  }
}
