package mailauth.core.config;

import java.util.Optional;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Position;

/**
 * A folder of services that the user describes.
 *
 * @param path relative to the YAML's folder
 */
public record CatalogFolder(Position at, String path) {
  static final String KEY = "catalog";

  /** What a file says of it; read before all else, because services' names come from there. */
  static Optional<CatalogFolder> in(Node root) {
    return root instanceof Mapping mapping
        ? mapping.entry(KEY).flatMap(entry -> of(entry.value()))
        : Optional.empty();
  }

  private static Optional<CatalogFolder> of(Node value) {
    return value instanceof Scalar scalar && !scalar.isNull() && !scalar.text().isEmpty()
        ? Optional.of(new CatalogFolder(scalar.at(), scalar.text()))
        : Optional.empty();
  }
}
