package mailauth.core.adoption;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.catalog.Catalog;
import mailauth.core.config.Config;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.Loading;
import mailauth.core.config.MailConfig;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.References;
import mailauth.core.config.SourceFile;
import mailauth.core.config.StateConfig;
import mailauth.core.config.Vocabulary;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.draft.Draft;
import mailauth.core.draft.Remarks;
import mailauth.core.evidence.Evidence;
import mailauth.core.plan.Change;
import mailauth.core.plan.NeverAligned;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Picture;
import mailauth.core.plan.Planner;
import mailauth.core.plan.Vendors;
import mailauth.core.plan.World;
import mailauth.core.posture.Posture;
import mailauth.core.posture.PostureBuilder;
import mailauth.core.web.Fetched;

/**
 * Finds out what a declaration would change of what stands, by the way that every YAML goes: it is
 * written, loaded, built and compared.
 */
final class Trial {
  private static final Dns ASKS_NOBODY = (name, type) -> new Answer.Failed("it was not asked");

  private final Standing standing;
  private final ProviderConfig provider;
  private final Vocabulary vocabulary;
  private final Catalog catalog;

  Trial(Standing standing, ProviderConfig provider, Vocabulary vocabulary, Catalog catalog) {
    this.standing = standing;
    this.provider = provider;
    this.vocabulary = vocabulary;
    this.catalog = catalog;
  }

  /** What would come of a declaration. */
  record Outcome(Posture posture, List<Change> changes) {
    Outcome {
      changes = List.copyOf(changes);
    }

    boolean changesNothing() {
      return changes.isEmpty();
    }
  }

  /** Tries what one name declares; empty if the YAML cannot say it. */
  Optional<Outcome> of(Name name, MailConfig mail) {
    var domain = standing.domain();
    var nothing = new Parts().config();
    return of(name.equals(domain) ? domain(mail, Map.of()) : domain(nothing, Map.of(name, mail)));
  }

  DomainConfig domain(MailConfig mail, Map<Name, MailConfig> subdomains) {
    return new DomainConfig(
        standing.domain(), Parts.AT, provider.name(), List.of(), mail, subdomains);
  }

  /** Tries a domain's whole declaration; empty if the YAML cannot say it. */
  Optional<Outcome> of(DomainConfig declared) {
    return loaded(declared).flatMap(this::outcome);
  }

  private Optional<DomainConfig> loaded(DomainConfig declared) {
    var config =
        new Config(List.of(declared), Map.of(provider.name(), provider), StateConfig.DEFAULT);
    var octets = Draft.file(config, new Remarks()).getBytes(StandardCharsets.UTF_8);
    return ConfigLoader.load(List.of(new SourceFile("import", octets)), vocabulary)
            instanceof Loading.Loaded(var read)
        ? read.domains().stream().findFirst()
        : Optional.empty();
  }

  private Optional<Outcome> outcome(DomainConfig declared) {
    return new PostureBuilder(catalog, Trial::resolve).build(declared)
            instanceof PostureBuilder.Result.Built(var posture)
        ? Stream.of(Planner.compare(picture(posture, declared), provider.type()))
            .filter(plan -> plan.failure().isEmpty())
            .map(plan -> new Outcome(posture, plan.changes()))
            .findFirst()
        : Optional.empty();
  }

  private Picture picture(Posture posture, DomainConfig declared) {
    var world =
        new World(
            ASKS_NOBODY,
            NeverAligned.NONE,
            Vendors.NONE,
            (address, most) -> new Fetched.Failed(Fetched.Kind.LOOKUP, "it was not asked"));
    return new Picture(
        posture,
        declared,
        standing.observation(),
        Ownership.NONE,
        Map.of(),
        Evidence.none(declared.name()),
        world,
        Instant.EPOCH);
  }

  private static String resolve(Reference reference) throws References.Unresolved {
    if (reference instanceof Reference.Literal literal) {
      return literal.text();
    }
    throw new References.Unresolved("import points at nothing");
  }
}
