package mailauth.core.schema;

import java.util.Optional;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;

/**
 * A mapping as it stands, for those who read its entries themselves.
 *
 * @param otherwise what to say of anything else
 * @param schema what its reader accepts
 */
public record MappingShape(String otherwise, Schema schema) implements Shape<Mapping> {

  @Override
  public Optional<Mapping> read(Node node, Problems problems) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    problems.add(node.at(), otherwise);
    return Optional.empty();
  }
}
