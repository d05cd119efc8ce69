package mailauth.core.config;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.schema.Dictionary;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Flag;
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
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Quote;

/** Reads one of {@code senders}: a service's name, or a mapping of one of three kinds. */
final class SenderReader implements Shape<SenderConfig> {
  private static final String FILE = "file:";
  private static final List<String> KINDS = List.of("service", "hosts", "include");
  private static final Shape<String> VARIABLE = TextShape.any("the value the service gives you");

  private static final Key<List<Cidr>> IP =
      optional("ip", ListShape.of(Networks.SHAPE), "addresses and networks");
  private static final Key<List<Name>> A =
      optional("a", ListShape.of(Names.TARGET), "names whose addresses may send");
  private static final Key<Boolean> MX =
      optional("mx", Flag.EITHER, "whether the name's own MX hosts may send");
  private static final Key<SenderConfig.Hosts> HOSTS =
      required(
          "hosts",
          Keys.of("hosts", IP, A, MX)
              .atLeastOne()
              .advising("ip4", "networks of both kinds are written under 'ip'")
              .advising("ip6", "networks of both kinds are written under 'ip'")
              .as(SenderReader::hosts),
          "own hosts");
  private static final Key<Name> INCLUDE =
      required("include", Names.INCLUDE, "the SPF include of a sender that the catalog lacks");
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

  private static final Keys HOSTS_KEYS = keys("a sender with hosts", HOSTS);
  private static final Keys INCLUDE_KEYS = keys("a sender with an include", INCLUDE);

  private final Set<String> services;
  private final Shape<String> name;
  private final Key<String> service;
  private final Keys serviceKeys;

  SenderReader(Set<String> services) {
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
    this.serviceKeys =
        keys("a sender with a service", service, DKIM, GENERATION, GROUPS, VARIABLES)
            .open(VARIABLE);
  }

  /** The keys of one kind of sender, and those that all kinds have. */
  private static Keys keys(String what, Key<?>... own) {
    return Keys.of(
        what,
        Stream.concat(Stream.of(own), SenderFactsReader.KEYS.stream()).toArray(Key<?>[]::new));
  }

  @Override
  public Optional<SenderConfig> read(Node node, Problems problems) {
    if (!(node instanceof Mapping mapping)) {
      return name.read(node, problems).map(known -> alone(node, known));
    }
    var kinds = new ArrayList<Scalar>();
    for (var entry : mapping.entries()) {
      if (KINDS.contains(entry.key().text())) {
        kinds.add(entry.key());
      }
    }
    if (kinds.size() != 1) {
      problems.add(kinds.isEmpty() ? node.at() : kinds.get(1).at(), notOneKind(mapping, kinds));
      return Optional.empty();
    }
    return switch (kinds.getFirst().text()) {
      case "service" -> serviceKeys.read(node, problems).flatMap(this::service);
      case "hosts" -> HOSTS_KEYS.read(node, problems).flatMap(SenderReader::known);
      default -> INCLUDE_KEYS.read(node, problems).flatMap(SenderReader::include);
    };
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

  private String notOneKind(Mapping mapping, List<Scalar> kinds) {
    return kinds.isEmpty()
        ? noKind(mapping)
        : "'%s' and '%s' exclude each other: write two senders"
            .formatted(kinds.get(0).text(), kinds.get(1).text());
  }

  private String noKind(Mapping mapping) {
    if (!mapping.entries().isEmpty()) {
      var first = mapping.entries().getFirst().key();
      if (services.contains(first.text())) {
        return "a service with details is written 'service: %s', and they stand beside it"
            .formatted(first.text());
      }
      var closest = Spelling.closest(first.text(), KINDS);
      if (closest.isPresent()) {
        return "a sender has no key %s: did you mean '%s'?"
            .formatted(Quote.of(first.text()), closest.get());
      }
    }
    return "a sender is a service's name, or has one of service, hosts and include";
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

  private static Optional<SenderConfig> include(Fields fields) {
    return fields
        .get(INCLUDE)
        .map(target ->
            new SenderConfig.Include(fields.at(), target, SenderFactsReader.read(fields)));
  }

  private static Optional<SenderConfig> known(Fields fields) {
    return fields
        .get(HOSTS)
        .map(h ->
            new SenderConfig.Hosts(h.at(), h.ip(), h.a(), h.mx(), SenderFactsReader.read(fields)));
  }

  private static Optional<SenderConfig.Hosts> hosts(Fields fields) {
    return Optional.of(
        new SenderConfig.Hosts(
            fields.at(),
            fields.get(IP, List.of()),
            fields.get(A, List.of()),
            fields.get(MX, false)));
  }

  @Override
  public Schema schema() {
    var otherKind =
        Schema.of(
            "anyOf",
            List.of(
                Schema.of("required", List.of(HOSTS.name())),
                Schema.of("required", List.of(INCLUDE.name()))));
    return Schema.of(
        "anyOf",
        List.of(
            name.schema(),
            serviceKeys.schema().with("not", otherKind),
            HOSTS_KEYS.schema(),
            INCLUDE_KEYS.schema()));
  }
}
