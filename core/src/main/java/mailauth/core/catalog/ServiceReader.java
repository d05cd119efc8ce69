package mailauth.core.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.RecordType;
import mailauth.core.yaml.Node;

/** Reads a service's YAML, which comes with mailauth: a fault in it is ours, not the user's. */
final class ServiceReader {
  private ServiceReader() {}

  static Service read(String id, Node root) {
    return new Service(
        id,
        text(root, "title"),
        items(root, "spf").stream().map(ServiceReader::text).toList(),
        items(root, "records").stream().map(ServiceReader::template).toList(),
        variables(root));
  }

  private static Service.Template template(Node node) {
    return new Service.Template(
        text(node, "name"), RecordType.valueOf(text(node, "type")), text(node, "value"));
  }

  private static Map<String, Service.Variable> variables(Node root) {
    var variables = new LinkedHashMap<String, Service.Variable>();
    for (var entry : entries(root, "variables")) {
      variables.put(entry.key().text(), variable(entry.value()));
    }
    return variables;
  }

  private static Service.Variable variable(Node node) {
    return new Service.Variable(
        text(node, "description"),
        text(node, "pattern"),
        mapping(node).entry("usual").map(entry -> text(entry.value())),
        mapping(node).entry("optional").isEmpty());
  }

  private static List<Node> items(Node node, String key) {
    return mapping(node)
        .entry(key)
        .map(entry -> entry.value() instanceof Node.Sequence list ? list.items() : List.<Node>of())
        .orElse(List.of());
  }

  private static List<Node.Entry> entries(Node node, String key) {
    return mapping(node)
        .entry(key)
        .map(entry -> mapping(entry.value()).entries())
        .orElse(List.of());
  }

  private static String text(Node node, String key) {
    return mapping(node)
        .entry(key)
        .map(entry -> text(entry.value()))
        .orElseThrow(() -> new IllegalStateException(node.at() + ": " + key + " is missing"));
  }

  private static String text(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    throw new IllegalStateException(node.at() + ": text expected");
  }

  private static Node.Mapping mapping(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw new IllegalStateException(node.at() + ": keys expected");
  }
}
