package mailauth.core.handentry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Yaml;

/** The panels that are known, out of one YAML resource: a fault in it is ours, not the user's. */
public final class Panels {
  private static final String FILE = "panels.yaml";

  /** Stands for every panel that is not known. */
  private static final String ANY = "any";

  private final Map<String, Panel> panels = new LinkedHashMap<>();

  public Panels() {
    switch (Yaml.parse(FILE, resource())) {
      case Parsed.Document(var root) ->
          mapping(root)
              .entries()
              .forEach(entry -> {
                var id = entry.key().text();
                panels.put(id, panel(id, mapping(entry.value())));
              });
      case Parsed.Faulty(var problems) -> throw new IllegalStateException(problems.toString());
    }
  }

  /** All, in the order of the file. */
  public List<Panel> all() {
    return List.copyOf(panels.values());
  }

  public Optional<Panel> named(String id) {
    return Optional.ofNullable(panels.get(id.toLowerCase(Locale.ROOT)));
  }

  /** What most panels take. */
  public Panel usual() {
    return named(ANY).orElseThrow();
  }

  private static Panel panel(String id, Node.Mapping node) {
    return new Panel(
        id,
        text(node, "title").orElse(id),
        NameForm.valueOf(upper(node, "names", "relative")),
        text(node, "apex").orElse("@"),
        NameForm.valueOf(upper(node, "targets", "full")),
        TxtForm.valueOf(upper(node, "txt", "plain")),
        text(node, "priority").orElse("field").equals("field"),
        !text(node, "ttl").orElse("").equals("zone"),
        Long.parseLong(text(node, "minimum-ttl").orElse("0")),
        Integer.parseInt(text(node, "longest-txt").orElse("0")),
        text(node, "lacks").map(types -> List.of(types.split(" "))).orElse(List.of()),
        text(node, "note").map(List::of).orElse(List.of()));
  }

  private static String upper(Node.Mapping node, String key, String usual) {
    return text(node, key).orElse(usual).toUpperCase(Locale.ROOT).replace('-', '_');
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

  private static byte[] resource() {
    try (InputStream in = Panels.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the panels are missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
