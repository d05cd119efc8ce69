package mailauth.core.config;

import static mailauth.core.schema.Key.optional;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mailauth.core.config.InventoryConfig.Kind;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Dictionary;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Spelling;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Quote;

/** Reads what a domain says of who sends, beside its senders. */
final class InventoryReader {
  private static final Key<String> OWNER =
      optional("owner", TextShape.any("a person or team"), "who answers for the domain's senders");
  private static final Key<List<Map.Entry<String, Kind>>> SOURCES =
      optional(
          "sources",
          new Dictionary<>(
              "sources",
              TextShape.any("a source as 'mailauth report summary' names it"),
              Choice.of("kind of source", "forwarder", Kind.FORWARDER)
                  .or("spoof", Kind.SPOOF)
                  .or("ignore", Kind.IGNORE),
              (at, source, kind) -> Map.entry(source, kind)),
          "what others are that reports show: forwarder, spoof or ignore");

  private final Key<List<String>> notSenders;

  InventoryReader(Set<String> services) {
    var known =
        new TextShape<>(
            "a service's name",
            Schema.of("enum", services.stream().sorted().toList()),
            (at, text) -> known(services, text));
    notSenders =
        optional(
            "not-senders",
            ListShape.of(known),
            "services that leave traces in DNS, but send nothing in the domain's name");
  }

  List<Key<?>> keys() {
    return List.of(OWNER, notSenders, SOURCES);
  }

  InventoryConfig read(Fields fields) {
    return new InventoryConfig(
        fields.get(OWNER),
        fields.get(notSenders, List.of()),
        fields.get(SOURCES, List.of()).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one)));
  }

  private static String known(Set<String> services, String text) throws Misfit {
    if (services.contains(text)) {
      return text;
    }
    throw new Misfit(
        "%s is no service of the catalog: %s"
            .formatted(
                Quote.of(text),
                Spelling.closest(text, services)
                    .map("did you mean '%s'?"::formatted)
                    .orElse("see 'mailauth senders'")));
  }
}
