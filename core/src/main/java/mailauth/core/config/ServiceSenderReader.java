package mailauth.core.config;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mailauth.core.dns.Name;
import mailauth.core.schema.Dictionary;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.Spelling;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Quote;

/** Reads a sender that is a service of the catalog, or a Domain Connect template in a file. */
final class ServiceSenderReader implements Shape<SenderConfig> {
  private static final String FILE = "file:";
  private static final Shape<String> VARIABLE = TextShape.any("the value the service gives you");

  private static final Key<List<Map.Entry<String, Name>>> DKIM =
      optional(
          "dkim",
          new Dictionary<>(
              "dkim",
              DkimReader.SELECTOR,
              Names.TARGET,
              (at, selector, target) -> Map.entry(selector, target)),
          "CNAME targets by selector, in place of the catalog's");

  private static final Key<String> GENERATION =
      optional(
          "generation",
          TextShape.any("the name of an older set of records"),
          "an older set of the catalog's records, where DNS still has it");

  private static final Key<List<String>> GROUPS =
      optional(
          "groups",
          ListShape.some(TextShape.any("a group's name")),
          "the groups of a Domain Connect template that are wanted");
  private static final Key<List<Map.Entry<String, String>>> VARIABLES =
      optional(
          "variables",
          new Dictionary<>(
              "variables",
              TextShape.any("a variable's name"),
              VARIABLE,
              (at, k, v) -> Map.entry(k, v)),
          "what the service asks for, where a name is also a key here");

  private final Set<String> services;
  private final Shape<String> name;
  private final Key<String> service;
  private final Keys keys;

  ServiceSenderReader(Set<String> services) {
    this.services = new TreeSet<>(services);
    this.name =
        new TextShape<>(
            "a service's name",
            Schema.of(
                "anyOf",
                List.of(
                    Schema.of("enum", List.copyOf(this.services)),
                    Schema.type("string").with("pattern", "^file:(?!//)."))),
            (at, text) -> service(text));
    this.service =
        required(
            "service", name, "a service of the catalog, or file:PATH of a Domain Connect template");
    this.keys =
        SenderFactsReader.with(
                "a sender with a service", service, DKIM, GENERATION, GROUPS, VARIABLES)
            .open(VARIABLE);
  }

  boolean knows(String id) {
    return services.contains(id);
  }

  /** A name alone, or a mapping in which it stands. */
  @Override
  public Optional<SenderConfig> read(Node node, Problems problems) {
    return node instanceof Mapping
        ? keys.read(node, problems).flatMap(this::service)
        : name.read(node, problems).map(known -> alone(node, known));
  }

  Schema nameSchema() {
    return name.schema();
  }

  /** Of the mapping; a name alone has {@link #nameSchema}. */
  @Override
  public Schema schema() {
    return keys.schema();
  }

  private static SenderConfig alone(Node node, String known) {
    return known.startsWith(FILE)
        ? new SenderConfig.Template(
            node.at(),
            new Reference.InFile(node.at(), known.substring(FILE.length())),
            Map.of(),
            List.of())
        : new SenderConfig.Service(node.at(), known, Map.of(), Map.of(), Optional.empty());
  }

  private String service(String text) throws Misfit {
    if (services.contains(text) || isTemplate(text)) {
      return text;
    }
    throw new Misfit(
        "%s is no service of the catalog: %s"
            .formatted(
                Quote.of(text),
                Spelling.closest(text, services)
                    .map("did you mean '%s'?"::formatted)
                    .orElse("see 'mailauth senders', or write 'include: NAME' for its SPF")));
  }

  private static boolean isTemplate(String text) {
    return text.startsWith(FILE) && text.length() > FILE.length() && !text.startsWith(FILE + "//");
  }

  private Optional<SenderConfig> service(Fields fields) {
    var variables = new LinkedHashMap<String, String>();
    for (var entry : fields.others()) {
      VARIABLE
          .read(entry.value(), fields.problems())
          .ifPresent(value -> variables.put(entry.key().text(), value));
    }
    fields
        .get(VARIABLES, List.of())
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
    return fields.get(service).flatMap(known -> service(fields, known, variables));
  }

  private static Optional<SenderConfig> service(
      Fields fields, String known, Map<String, String> variables) {
    var values = Collections.unmodifiableMap(variables);
    if (known.startsWith(FILE)) {
      refuse(fields, DKIM, "a template's keys stand under the domain's own 'dkim'");
      refuse(fields, GENERATION, "a template has no generations: remove this key");
      var file = new Reference.InFile(fields.at(), known.substring(FILE.length()));
      return Optional.of(
          new SenderConfig.Template(
              fields.at(),
              file,
              values,
              fields.get(GROUPS, List.of()),
              SenderFactsReader.read(fields)));
    }
    refuse(fields, GROUPS, "only a Domain Connect template has groups: remove this key");
    var dkim = new LinkedHashMap<String, Name>();
    fields.get(DKIM, List.of()).forEach(entry -> dkim.put(entry.getKey(), entry.getValue()));
    return Optional.of(
        new SenderConfig.Service(
            fields.at(),
            known,
            values,
            Collections.unmodifiableMap(dkim),
            fields.get(GENERATION),
            SenderFactsReader.read(fields)));
  }

  private static void refuse(Fields fields, Key<?> key, String message) {
    if (fields.has(key)) {
      fields.refuse(key, message);
    }
  }
}
