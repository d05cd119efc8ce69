package mailauth.cli.project;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mailauth.cli.files.ConfigFiles;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.catalog.Catalog;
import mailauth.core.config.Config;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.Loading;
import mailauth.core.config.References;
import mailauth.core.config.StateConfig;
import mailauth.core.config.Vocabulary;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Evidence;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gates;
import mailauth.core.plan.NeverAligned;
import mailauth.core.plan.Observation;
import mailauth.core.plan.Overrides;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Plan;
import mailauth.core.plan.Planner;
import mailauth.core.plan.Rollback;
import mailauth.core.plan.RollbackPlanner;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.PostureBuilder;
import mailauth.core.state.DomainState;
import mailauth.core.yaml.Problem;
import mailauth.providers.HostTypes;
import mailauth.providers.StateStores;
import mailauth.providers.apply.Applied;
import mailauth.providers.apply.Applier;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.apply.HostLimits;
import mailauth.providers.apply.Observer;
import mailauth.providers.apply.PolicyFiles;
import mailauth.providers.evidence.EvidenceFolder;
import mailauth.providers.evidence.EvidenceStore;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType;
import mailauth.providers.http.Http;
import mailauth.providers.state.StateStore;

/** A project, opened for one run. */
public final class Project implements AutoCloseable {
  private final Config config;
  private final Path folder;
  private final LockFile lock;
  private final PostureBuilder postures;
  private final Hosts hosts;
  private final StateStore state;
  private final NeverAligned neverAligned = NeverAligned.of(new BuiltInCatalog());
  private final Dns dns;
  private final Http http;
  private final Testimony testimony;
  private final References references;
  private final PolicyFiles policies;
  private final LocalDate date;

  private Project(
      Config config,
      Catalog catalog,
      Path folder,
      Map<String, String> environment,
      Dns dns,
      Http http,
      Clock clock,
      Consumer<String> notices) {
    this.http = http;
    this.config = config;
    this.folder = folder;
    this.lock = new LockFile(folder);
    this.references = new FileReferences(folder, environment);
    this.postures = new PostureBuilder(catalog, references, lock.content(), config.domains());
    this.testimony =
        new Testimony(
            new EvidenceFolder(folder.resolve(beside(config.state())).resolveSibling("evidence")),
            config.domains().stream().map(DomainConfig::name).collect(Collectors.toSet()),
            catalog);
    var surroundings = new HostType.Surroundings(folder, environment, dns, http);
    this.hosts = new Hosts(config.providers(), surroundings);
    this.state = StateStores.open(config.state(), surroundings, notices);
    this.dns = new OwnZones(hosts::zonefiles, dns);
    this.policies = new PolicyFiles(folder);
    this.date = LocalDate.now(clock.withZone(ZoneOffset.UTC));
  }

  /**
   * Opens the project of a YAML file or a folder of them; connects to nothing yet.
   *
   * @param notices told, in sentences, what a person should know of the state
   * @throws Faults if the files cannot be used
   */
  public static Project open(
      Path path,
      Map<String, String> environment,
      Dns dns,
      Http http,
      Clock clock,
      Consumer<String> notices) {
    return switch (ConfigFiles.read(path)) {
      case ConfigFiles.Unreadable(var problems) -> throw new Faults(problems);
      case ConfigFiles.Read(var files, var folder) -> {
        var services = new ProjectCatalog(folder);
        yield switch (ConfigLoader.load(files, services::vocabulary)) {
          case Loading.Rejected(var problems) -> throw new Faults(problems);
          case Loading.Loaded(var config) ->
              new Project(
                  config, services.catalog(), folder, environment, dns, http, clock, notices);
        };
      }
    };
  }

  /**
   * The services that a YAML file or a folder of them may name; ours where there is none.
   *
   * @throws Faults if the user's own cannot be used
   */
  public static Catalog catalog(Path path) {
    return ConfigFiles.read(path) instanceof ConfigFiles.Read(var files, var folder)
        ? ProjectCatalog.of(files, folder)
        : new BuiltInCatalog();
  }

  /** The words that the YAML may use. */
  public static Vocabulary vocabulary(Catalog catalog) {
    return new Vocabulary(
        HostTypes.all().stream().map(HostType::describe).toList(), catalog.ids(), Gates.IDS);
  }

  /** What is remembered, and the journals of runs. */
  public StateStore state() {
    return state;
  }

  /** The rotations of DKIM keys that are under way: kept beside the state. */
  public Rotations rotations() {
    return new Rotations(
        folder.resolve(beside(config.state())).resolveSibling("dkim-rotations.json"));
  }

  /** The zones that are kept here, and a resolver for all else. */
  public Dns dns() {
    return dns;
  }

  /**
   * Resolves what the selected domains declare, without asking any host.
   *
   * @return how many they are
   * @throws Faults if any of them declares what cannot be
   * @throws HostException if the selection names a domain that is not declared
   */
  public int validate(Selection selection) {
    refuseOver(selection);
    return postures(selection).size();
  }

  /**
   * Plans the selected domains.
   *
   * @throws Faults if any of them declares what cannot be
   * @throws HostException if the selection names a domain that is not declared
   */
  public Plan plan(Selection selection, int parallelism) {
    refuseOver(selection);
    var selected = postures(selection);
    var remembered = state.read(selected.stream().map(Posture::domain).toList());
    return new Plan(
        Concurrently.map(
            selected,
            parallelism,
            posture -> plan(posture, remembered.getOrDefault(posture.domain(), DomainState.NONE))));
  }

  /** What is behind flattened includes, as it was accepted. */
  public LockFile lock() {
    return lock;
  }

  /**
   * The flattened SPF records of the selected domains.
   *
   * @throws Faults if any of them declares what cannot be
   * @throws HostException if the selection names a domain that is not declared
   */
  public List<Flattenable> flattenables(Selection selection) {
    return postures(selection).stream()
        .flatMap(posture ->
            posture.desired().stream()
                .filter(d -> d instanceof Desired.Spf spf && !spf.flatten().isEmpty())
                .map(d -> new Flattenable(this, posture, (Desired.Spf) d)))
        .toList();
  }

  /**
   * Plans the way back from a run.
   *
   * @throws HostException if there is no such run, or it did not touch a domain that is selected
   */
  public Plan planRollback(String run, Selection selection, int parallelism) {
    var all = state.run(run).domains();
    check(selection, all.stream().map(Rollback.Domain::domain).toList());
    var domains = all.stream().filter(domain -> selection.includes(domain.domain())).toList();
    return new Plan(Concurrently.map(domains, parallelism, this::plan));
  }

  /** Carries out a plan. */
  public Applied apply(Plan plan, Applier.Conduct conduct) {
    return new Applier(hosts::host, state, policies, conduct).apply(plan);
  }

  /**
   * Remembers what is ours where a plan found nothing to change.
   *
   * @throws HostException if the state cannot be written
   */
  public void remember(Plan plan) {
    var changes = new LinkedHashMap<Name, UnaryOperator<DomainState>>();
    for (var domain : plan.domains()) {
      if (domain.failure().isEmpty()) {
        changes.put(domain.domain(), before -> before.with(domain.ownership()));
      }
    }
    state.update(changes);
  }

  /** Where reports are kept. */
  public EvidenceStore evidence() {
    return testimony.store();
  }

  /** Whether a name is a declared domain or below one. */
  public boolean declares(Name name) {
    return testimony.domain(name).isPresent();
  }

  /**
   * What was reported of the selected domains.
   *
   * @throws Faults if any of them declares what cannot be
   * @throws HostException if the selection names a domain that is not declared
   */
  public List<Evidence> evidence(Selection selection) {
    return postures(selection).stream().map(posture -> testimony.on(posture, dns)).toList();
  }

  /**
   * What {@code ${env:NAME}} or {@code file:PATH} stands for; empty for any other text.
   *
   * @throws HostException if it points at nothing
   */
  public Optional<String> secret(String reference) {
    try {
      return FileReferences.pointer(reference).map(references::resolve).map(String::strip);
    } catch (References.Unresolved e) {
      throw new HostException(e.getMessage(), e);
    }
  }

  /**
   * What each selected domain declares, as records.
   *
   * @throws Faults if any of them declares what cannot be
   * @throws HostException if the selection names a domain that is not declared
   */
  public List<Posture> postures(Selection selection) {
    var selected = new ArrayList<Posture>();
    var problems = new ArrayList<Problem>();
    for (var domain : domains(selection)) {
      switch (postures.build(domain)) {
        case PostureBuilder.Result.Built(var posture) -> selected.add(posture);
        case PostureBuilder.Result.Rejected(var why) -> problems.addAll(why);
      }
    }
    if (!problems.isEmpty()) {
      throw new Faults(problems);
    }
    return selected;
  }

  /** An override that has ended is an error, so that nobody forgets it. */
  private void refuseOver(Selection selection) {
    var over =
        domains(selection).stream()
            .flatMap(domain -> Overrides.over(domain, date).stream())
            .toList();
    if (!over.isEmpty()) {
      throw new Faults(over);
    }
  }

  private List<DomainConfig> domains(Selection selection) {
    check(selection, config.domains().stream().map(DomainConfig::name).toList());
    return config.domains().stream().filter(domain -> selection.includes(domain.name())).toList();
  }

  private static void check(Selection selection, List<Name> domains) {
    var none = selection.selectingNone(domains);
    if (!none.isEmpty()) {
      throw new HostException("--domain: no domain here is called " + String.join(", ", none));
    }
  }

  /**
   * What stands of a posture's records.
   *
   * @throws HostException if the host cannot be asked
   */
  Observation observe(Posture posture) {
    return observe(posture, owned(posture));
  }

  private Observation observe(Posture posture, Ownership owned) {
    return Observer.observe(hosts.host(posture.provider()), posture, owned)
        .with(policies.read(posture));
  }

  Ownership owned(Posture posture) {
    return state
        .read(List.of(posture.domain()))
        .getOrDefault(posture.domain(), DomainState.NONE)
        .ownership();
  }

  private DomainPlan plan(Posture posture, DomainState remembered) {
    var type = type(posture.provider());
    try {
      var owned = remembered.ownership();
      var evidence = testimony.on(posture, dns);
      var today = observe(posture, owned);
      var plan = Planner.plan(posture, type, today, owned, evidence, neverAligned, dns);
      return overridden(HostLimits.judge(plan, hosts.host(posture.provider())));
    } catch (HostException e) {
      return DomainPlan.failed(posture.domain(), posture.provider(), type, e.getMessage());
    }
  }

  private DomainPlan plan(Rollback.Domain domain) {
    try {
      var keys = domain.steps().stream().map(Rollback.Step::key).toList();
      var host = hosts.host(domain.provider());
      Observation observed = Observer.observe(host, keys);
      return overridden(HostLimits.judge(RollbackPlanner.plan(domain, observed), host));
    } catch (HostException e) {
      return DomainPlan.failed(
          domain.domain(), domain.provider(), domain.providerType(), e.getMessage());
    }
  }

  private DomainPlan overridden(DomainPlan plan) {
    var overrides =
        config.domains().stream()
            .filter(domain -> domain.name().equals(plan.domain()))
            .flatMap(domain -> domain.overrides().stream())
            .toList();
    return Overrides.apply(overrides, plan, date);
  }

  /** The file beside which reports and rotations are kept, which a database does not hold. */
  private static String beside(StateConfig state) {
    return switch (state) {
      case StateConfig.InFile(var path) -> path;
      case StateConfig.InPostgres database -> StateConfig.USUAL_PATH;
    };
  }

  private String type(String provider) {
    var known = config.providers().get(provider);
    return known == null ? "unknown" : known.type();
  }

  @Override
  public void close() {
    hosts.close();
    http.close();
    state.close();
  }
}
