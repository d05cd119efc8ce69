package mailauth.core.config;

import static mailauth.core.schema.Key.optional;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.MappingShape;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Schema;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;

/** Knows what stands at the top of a file. */
final class FileReader {
  static final Key<Integer> VERSION =
      optional("version", Choice.of("version", "1", 1), "the version of this format");
  static final Key<StateConfig> STATE =
      optional("state", StateReader.SHAPE, "where mailauth remembers what it created");
  static final Key<ReportsConfig> REPORTS =
      optional("reports", ReportsReader.SHAPE, "where the reports of receivers come in");

  static final Key<String> CATALOG =
      optional(
          CatalogFolder.KEY,
          TextShape.any("a folder such as senders"),
          "a folder of services of your own, relative to this file");

  final Key<Mapping> defaults;
  final Key<List<ProviderConfig>> providers;
  final Key<Mapping> domains;
  private final Keys keys;

  FileReader(Vocabulary vocabulary) {
    // Defaults and domains complete each other: neither need be whole.
    Supplier<Schema> domain =
        () -> new DomainReader(vocabulary, Optional.empty()).schema().ofPart();
    defaults =
        optional(
            "defaults",
            new MappingShape("defaults is a mapping: write a domain's keys below it", domain),
            "merged into every domain; a domain's own key wins");
    providers =
        optional(
            "providers", new ProviderReader(vocabulary.providers()).shape(), "DNS hosts by name");
    domains =
        optional(
            "domains",
            new MappingShape(
                "domains is a mapping: write each name as a key, 'example.com: { provider: NAME }'",
                () -> Schema.dictionary(Schema.type("string"), domain.get().orNull())),
            "domains by name");
    keys =
        Keys.of("the file", VERSION, defaults, providers, STATE, REPORTS, CATALOG, domains)
            .advising("senders", "senders stand below a domain or 'defaults', not at the top");
  }

  Optional<Fields> read(Node root, Problems problems) {
    return keys.read(root, problems);
  }

  Schema schema() {
    return keys.schema();
  }
}
