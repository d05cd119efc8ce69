package mailauth.core.plan.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mailauth.core.plan.Gate;
import mailauth.core.yaml.Node;

/** Reads a subject's YAML, which comes with mailauth: a fault in it is ours, not the user's. */
final class RuleReader {
  private RuleReader() {}

  static List<Rule> read(Subject subject, Node root) {
    return mapping(root).entries().stream()
        .map(entry -> rule(subject, entry.key().text(), mapping(entry.value())))
        .toList();
  }

  private static Rule rule(Subject subject, String id, Node.Mapping node) {
    return new Rule(
        id,
        subject,
        text(node, "number").map(RuleReader::words).orElse(List.of()),
        required(node, "rule"),
        required(node, "why"),
        keeping(node));
  }

  private static Rule.Keeping keeping(Node.Mapping node) {
    return text(node, "enforced")
        .<Rule.Keeping>map(Rule.Keeping.Enforced::new)
        .orElseGet(() ->
            new Rule.Keeping.Judged(
                words(required(node, "outcomes")).stream().map(RuleReader::outcome).toList(),
                text(node, "past")));
  }

  private static Gate.Outcome outcome(String word) {
    return Gate.Outcome.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split(" "));
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
