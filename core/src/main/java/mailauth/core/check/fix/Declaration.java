package mailauth.core.check.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.YamlEdit;
import mailauth.core.yaml.YamlValue;

/**
 * What a file says of one domain.
 *
 * @param key the domain as the file writes it
 * @param reports where reports shall go, if anybody said so
 */
public record Declaration(String key, Optional<Node.Mapping> mapping, Optional<String> reports) {
  private static final Set<String> SAYS_NOTHING_OF_MAIL = Set.of("provider", "ttl");

  /** What a file says of a domain; empty if it does not declare it. */
  public static Optional<Declaration> find(Node root, Name domain, Optional<String> reports) {
    return value(root, "domains")
        .flatMap(Declaration::mapping)
        .flatMap(domains ->
            domains.entries().stream()
                .filter(entry -> isName(entry.key().text(), domain))
                .findFirst())
        .map(entry -> new Declaration(entry.key().text(), mapping(entry.value()), reports));
  }

  private static boolean isName(String text, Name domain) {
    try {
      return Name.of(text).equals(domain);
    } catch (InvalidName e) {
      return false;
    }
  }

  private static Optional<Node.Mapping> mapping(Node node) {
    return node instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  private static Optional<Node> value(Node node, String key) {
    return mapping(node).flatMap(mapping -> mapping.entry(key)).map(Node.Entry::value);
  }

  private Optional<Node> value(List<String> keys) {
    Optional<Node> here = mapping.map(node -> node);
    for (var key : keys) {
      here = here.flatMap(node -> value(node, key));
    }
    return here;
  }

  boolean says(String... keys) {
    return value(List.of(keys)).isPresent();
  }

  /** The word that keys lead to. */
  Optional<String> word(String... keys) {
    return value(List.of(keys))
        .flatMap(node ->
            node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
  }

  /** Whether nothing is declared of mail at all. */
  boolean isSilent() {
    return mapping.stream()
        .flatMap(node -> node.entries().stream())
        .allMatch(entry -> SAYS_NOTHING_OF_MAIL.contains(entry.key().text()));
  }

  YamlEdit set(YamlValue value, String... keys) {
    return new YamlEdit.Set(path(keys), value);
  }

  YamlEdit add(YamlValue item, String... keys) {
    return new YamlEdit.Add(path(keys), item);
  }

  YamlEdit remove(String... keys) {
    return new YamlEdit.Remove(path(keys));
  }

  /** The words in the list that keys lead to; none if there is no such list. */
  List<String> words(String... keys) {
    return value(List.of(keys)).stream()
        .flatMap(
            node -> node instanceof Node.Sequence list ? list.items().stream() : Stream.<Node>of())
        .flatMap(item ->
            item instanceof Node.Scalar scalar ? Stream.of(scalar.text()) : Stream.<String>of())
        .toList();
  }

  private List<String> path(String... keys) {
    var path = new ArrayList<>(List.of("domains", key));
    path.addAll(List.of(keys));
    return path;
  }
}
