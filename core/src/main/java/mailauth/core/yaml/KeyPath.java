package mailauth.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that lead from a file's root to one of its entries. */
public final class KeyPath {
  private KeyPath() {}

  /** The path to the entry whose key stands at a place; empty if none does. */
  public static Optional<List<String>> at(Node root, Position place) {
    return root instanceof Node.Mapping mapping
        ? mapping.entries().stream().flatMap(entry -> below(entry, place).stream()).findFirst()
        : Optional.empty();
  }

  private static Optional<List<String>> below(Node.Entry entry, Position place) {
    var key = entry.key().text();
    if (entry.key().at().equals(place)) {
      return Optional.of(List.of(key));
    }
    return at(entry.value(), place)
        .map(rest -> {
          var path = new ArrayList<String>();
          path.add(key);
          path.addAll(rest);
          return path;
        });
  }
}
