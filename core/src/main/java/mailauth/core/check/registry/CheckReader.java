package mailauth.core.check.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mailauth.core.lint.Severity;
import mailauth.core.yaml.Node;

/** Reads a group's YAML, which comes with mailauth: a fault in it is ours, not the user's. */
final class CheckReader {
  private CheckReader() {}

  static List<Check> read(Group group, Node root) {
    return mapping(root).entries().stream()
        .map(entry -> check(group, entry.key().text(), mapping(entry.value())))
        .toList();
  }

  private static Check check(Group group, String id, Node.Mapping node) {
    return new Check(
        id,
        group,
        required(node, "title"),
        Severity.valueOf(required(node, "severity").toUpperCase(Locale.ROOT)),
        basis(node),
        required(node, "reference"),
        text(node, "peers").map(peers -> List.of(peers.split(" "))).orElse(List.of()));
  }

  private static Check.Basis basis(Node.Mapping node) {
    return text(node, "left-out")
        .<Check.Basis>map(Check.Basis.LeftOut::new)
        .orElseGet(() ->
            new Check.Basis.Checked(
                Need.valueOf(required(node, "needs").toUpperCase(Locale.ROOT)),
                required(node, "means"),
                required(node, "fix")));
  }

  private static String required(Node.Mapping node, String key) {
    return text(node, key)
        .orElseThrow(() -> new IllegalStateException(node.at() + ": " + key + " is missing"));
  }

  private static Optional<String> text(Node.Mapping node, String key) {
    return node.entry(key).map(entry -> ((Node.Scalar) entry.value()).text());
  }

  private static Node.Mapping mapping(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw new IllegalStateException(node.at() + ": keys expected");
  }
}
