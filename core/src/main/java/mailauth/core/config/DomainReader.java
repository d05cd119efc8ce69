package mailauth.core.config;

import static mailauth.core.schema.Key.optional;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.MappingShape;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.Spelling;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Entry;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Quote;

/** Reads the domains of one run, none of which may be named twice. */
final class DomainReader {
  private final MailReader mail;
  private final Key<String> provider;
  private final Key<List<OverrideConfig>> overrides;
  private final InventoryReader inventory;
  private final Key<Mapping> subdomains;
  private final Keys keys;
  private final Keys subdomainKeys;
  private final Map<Name, Position> declared = new HashMap<>();

  /**
   * @param providers the names of all providers; empty if they are not known
   */
  DomainReader(Vocabulary vocabulary, Optional<Set<String>> providers) {
    mail = new MailReader(vocabulary);
    subdomainKeys = mail.keys("a subdomain");
    provider = optional("provider", provider(providers), "the provider that hosts the domain");
    overrides =
        optional(
            "overrides",
            OverrideReader.shape(vocabulary.gates()),
            "gates, by id, that shall not stop a change for a while");
    inventory = new InventoryReader(vocabulary.services());
    subdomains =
        optional(
            "subdomains",
            new MappingShape(
                "subdomains is a mapping: write each name as a key, with its own keys below it",
                () ->
                    Schema.dictionary(
                        Schema.type("string"), subdomainKeys.schema().named("subdomain").orNull())),
            "names below the domain, relative to it or in full; of the domain they take the ttl");
    keys = mail.keys("a domain", own());
  }

  private Key<?>[] own() {
    return Stream.of(
            List.of(provider, overrides), inventory.keys(), CautionReader.KEYS, List.of(subdomains))
        .flatMap(List::stream)
        .toArray(Key<?>[]::new);
  }

  Schema schema() {
    return keys.schema().named("domain");
  }

  /** Reads the defaults for their own faults, whether or not a domain takes them. */
  void check(Mapping defaults, Problems problems) {
    keys.read(defaults, problems.ofPart())
        .ifPresent(fields -> {
          fields.get(provider);
          fields.get(overrides);
          inventory.read(fields);
          CautionReader.read(fields);
          mail.read(fields, Optional.empty());
          subdomains(fields, Optional.empty(), Optional.empty());
        });
  }

  Optional<DomainConfig> read(Entry entry, Defaults defaults, Problems problems) {
    var at = entry.key().at();
    var name = Names.DOMAIN.read(entry.key(), problems);
    name.ifPresent(n -> declare(n, at, problems));
    var own = orEmpty(entry.value());
    var fields = keys.read(own instanceof Mapping m ? defaults.complete(m) : own, problems);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    var hosted = fields.get().get(provider);
    if (!fields.get().has(provider)) {
      problems.add(at, "the domain has no provider: write 'provider: NAME' here or in 'defaults'");
    }
    var config = mail.read(fields.get(), Optional.empty());
    name.ifPresent(n -> checkSenders(n, config, problems));
    var overridden = fields.get().get(overrides, List.of());
    var known = inventory.read(fields.get());
    var caution = CautionReader.read(fields.get());
    var below = subdomains(fields.get(), name, config.ttl());
    return name.flatMap(n ->
        hosted.map(p -> new DomainConfig(n, at, p, overridden, known, caution, config, below)));
  }

  private Map<Name, MailConfig> subdomains(
      Fields fields, Optional<Name> domain, Optional<Duration> ttl) {
    var problems = fields.problems();
    var entries = fields.get(subdomains).map(Mapping::entries).orElse(List.of());
    var read = new LinkedHashMap<Name, MailConfig>();
    for (var entry : entries) {
      var name = domain.flatMap(d -> below(d, entry.key(), problems));
      name.ifPresent(n -> declare(n, entry.key().at(), problems));
      subdomainKeys
          .read(orEmpty(entry.value()), problems)
          .map(inner -> mail.read(inner, ttl))
          .ifPresent(config ->
              name.ifPresent(n -> {
                checkSenders(n, config, problems);
                read.put(n, config);
              }));
    }
    return Collections.unmodifiableMap(read);
  }

  /** What a sender is said to write as, its records here can speak for. */
  private static void checkSenders(Name name, MailConfig config, Problems problems) {
    for (var sender : config.senders()) {
      for (var from : sender.facts().from()) {
        if (!from.isWithin(name)) {
          problems.add(
              sender.at(),
              "nothing that is published for %s speaks for mail from %s: declare the sender there"
                  .formatted(name, from));
        }
      }
    }
  }

  private static Optional<Name> below(Name domain, Scalar key, Problems problems) {
    return new TextShape<>(
            "a subdomain such as news",
            Schema.type("string"),
            (at, text) -> Names.readBelow(domain, text))
        .read(key, problems);
  }

  private void declare(Name name, Position at, Problems problems) {
    var first = declared.putIfAbsent(name, at);
    if (first != null) {
      problems.add(
          at,
          "%s is declared here a second time, first at %s: keep one of them"
              .formatted(Quote.of(name.text()), first));
    }
  }

  private static Shape<String> provider(Optional<Set<String>> known) {
    return new TextShape<>(
        "a provider's name",
        Schema.type("string"),
        (at, text) -> {
          if (known.isEmpty() || known.get().contains(text)) {
            return text;
          }
          throw new Misfit(
              "no provider is named %s: %s"
                  .formatted(
                      Quote.of(text),
                      Spelling.closest(text, known.get())
                          .map("did you mean '%s'?"::formatted)
                          .orElse("declare it under 'providers'")));
        });
  }

  /** A name with nothing behind its colon takes everything from the defaults. */
  private static Node orEmpty(Node node) {
    return node instanceof Scalar scalar && scalar.isNull()
        ? new Mapping(node.at(), List.of())
        : node;
  }
}
