package mailauth.core.adoption;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.config.Config;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.Loading;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType;
import mailauth.core.config.Reference;
import mailauth.core.config.Settings;
import mailauth.core.config.SourceFile;
import mailauth.core.config.StateConfig;
import mailauth.core.config.Vocabulary;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.draft.Draft;
import mailauth.core.evidence.Evidence;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.NeverAligned;
import mailauth.core.plan.Observation;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Picture;
import mailauth.core.plan.Planner;
import mailauth.core.plan.Vendors;
import mailauth.core.plan.World;
import mailauth.core.plan.registry.Rules;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.PostureBuilder;
import mailauth.core.recognition.TraceIndex;
import mailauth.core.web.Fetched;

/** Domains whose declaration was carried out, and what becomes of them when they are imported. */
final class Applied {
  static final ProviderConfig PROVIDER =
      new ProviderConfig("local", "host", Parts.AT, new Settings(Map.of()));
  static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(new ProviderType("host", "A host", "", List.of())),
          AnyDeclaration.CATALOG.ids(),
          Rules::gates);
  private static final TraceIndex INDEX = TraceIndex.of(AnyDeclaration.CATALOG);

  private final Map<RRsetKey, RRset> standing = new LinkedHashMap<>();
  private final Map<Name, MtaStsPolicy> served = new LinkedHashMap<>();

  /** Records that are there from the beginning. */
  Applied there(Collection<RRset> rrsets) {
    rrsets.forEach(rrset -> standing.put(rrset.key(), rrset));
    return this;
  }

  void serving(Name name, MtaStsPolicy policy) {
    served.put(name, policy);
  }

  /** Carries a declaration out; empty if it cannot be, as where two services want one name. */
  Optional<Posture> apply(DomainConfig domain) {
    var built = posture(domain);
    built.ifPresent(posture -> {
      for (var change : plan(posture, domain).changes()) {
        change.onto(change.observed()).ifPresent(rrset -> standing.put(change.key(), rrset));
      }
      for (var desired : posture.desired()) {
        if (desired instanceof Desired.MtaSts sts) {
          served.put(sts.domain(), sts.policy());
        }
      }
    });
    return built;
  }

  Adoption imported(Name domain) {
    var adopter =
        new Adopter(
            AnyDeclaration.CATALOG,
            INDEX,
            VOCABULARY,
            name -> Optional.ofNullable(served.get(name)));
    return adopter.adopt(Standing.of(domain, standing.values()), PROVIDER);
  }

  /** The file that the import writes. */
  static String yaml(Adoption adoption) {
    return Draft.file(
        new Config(List.of(adoption.domain()), Map.of("local", PROVIDER), StateConfig.DEFAULT),
        adoption.remarks());
  }

  /** What a file declares, read by the loader. */
  static DomainConfig loaded(String yaml) {
    var file = new SourceFile("mailauth.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    if (ConfigLoader.load(List.of(file), VOCABULARY) instanceof Loading.Loaded(var config)) {
      return config.domains().getFirst();
    }
    throw new AssertionError(yaml + ConfigLoader.load(List.of(file), VOCABULARY));
  }

  static Optional<Posture> posture(DomainConfig domain) {
    return new PostureBuilder(AnyDeclaration.CATALOG, Applied::resolve).build(domain)
            instanceof PostureBuilder.Result.Built(var posture)
        ? Optional.of(posture)
        : Optional.empty();
  }

  DomainPlan plan(Posture posture, DomainConfig domain) {
    var world =
        new World(
            (name, type) -> new Answer.Failed("nobody was asked"),
            NeverAligned.NONE,
            Vendors.NONE,
            (uri, most) -> new Fetched.Failed(Fetched.Kind.LOOKUP, "nobody was asked"));
    return Planner.compare(
        new Picture(
            posture,
            domain,
            new Observation(standing),
            Ownership.NONE,
            Map.of(),
            Evidence.none(domain.name()),
            world,
            Instant.EPOCH),
        "host");
  }

  private static String resolve(Reference reference) {
    return ((Reference.Literal) reference).text();
  }
}
