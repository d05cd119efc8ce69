package mailauth.core.config;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Flag;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.Spelling;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Quote;

/** Reads one of {@code senders}: a service's name, or a mapping of one of three kinds. */
final class SenderReader implements Shape<SenderConfig> {
  private static final List<String> KINDS = List.of("service", "hosts", "include");

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
  private static final Keys HOSTS_KEYS = SenderFactsReader.with("a sender with hosts", HOSTS);
  private static final Keys INCLUDE_KEYS =
      SenderFactsReader.with("a sender with an include", INCLUDE);

  private final ServiceSenderReader service;

  SenderReader(Set<String> services) {
    this.service = new ServiceSenderReader(services);
  }

  @Override
  public Optional<SenderConfig> read(Node node, Problems problems) {
    if (!(node instanceof Mapping mapping)) {
      return service.read(node, problems);
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
      case "service" -> service.read(node, problems);
      case "hosts" -> HOSTS_KEYS.read(node, problems).flatMap(SenderReader::known);
      default -> INCLUDE_KEYS.read(node, problems).flatMap(SenderReader::include);
    };
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
      if (service.knows(first.text())) {
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
            service.nameSchema(),
            service.schema().with("not", otherKind),
            HOSTS_KEYS.schema(),
            INCLUDE_KEYS.schema()));
  }
}
