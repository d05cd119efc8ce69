package mailauth.cli.files;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Yaml;

/** The names of domains, read from the YAML and nothing else, whatever else is wrong with it. */
public final class DeclaredNames {
  private DeclaredNames() {}

  /** As they are written; none where the files cannot be read. */
  public static List<String> read(Path path) {
    return ConfigFiles.read(path) instanceof ConfigFiles.Read(var files, var folder)
        ? files.stream()
            .map(file -> Yaml.parse(file.name(), file.octets()))
            .flatMap(DeclaredNames::names)
            .toList()
        : List.of();
  }

  private static Stream<String> names(Parsed parsed) {
    return parsed instanceof Parsed.Document(Node.Mapping root)
            && root.entry("domains").map(Node.Entry::value).orElse(null)
                instanceof Node.Mapping domains
        ? domains.entries().stream().map(entry -> entry.key().text())
        : Stream.empty();
  }
}
