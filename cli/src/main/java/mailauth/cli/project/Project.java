package mailauth.cli.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mailauth.cli.files.ConfigFiles;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.catalog.Catalog;
import mailauth.core.config.Config;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.Loading;
import mailauth.core.config.References;
import mailauth.core.config.Vocabulary;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Evidence;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.NeverAligned;
import mailauth.core.plan.Observation;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Plan;
import mailauth.core.plan.Planner;
import mailauth.core.plan.Rollback;
import mailauth.core.plan.RollbackPlanner;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.PostureBuilder;
import mailauth.core.yaml.Problem;
import mailauth.providers.HostTypes;
import mailauth.providers.apply.Applied;
import mailauth.providers.apply.Applier;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.apply.HostLimits;
import mailauth.providers.apply.Observer;
import mailauth.providers.apply.PolicyFiles;
import mailauth.providers.apply.RollbackFiles;
import mailauth.providers.apply.StateFile;
import mailauth.providers.evidence.EvidenceFolder;
import mailauth.providers.evidence.EvidenceStore;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType;
import mailauth.providers.http.Http;

/** A project, opened for one run. */
public final class Project implements AutoCloseable {
  private final Config config;
  private final Path folder;
  private final LockFile lock;
  private final PostureBuilder postures;
  private final Hosts hosts;
  private final StateFile state;
  private final NeverAligned neverAligned = NeverAligned.of(new BuiltInCatalog());
  private final Dns dns;
  private final Http http;
  private final Testimony testimony;
  private final References references;
  private final PolicyFiles policies;

  private Project(
      Config config,
      Catalog catalog,
      Path folder,
      Map<String, String> environment,
      Dns dns,
      Http http) {
    this.http = http;
    this.config = config;
    this.folder = folder;
    this.lock = new LockFile(folder);
    this.references = new FileReferences(folder, environment);
    this.postures = new PostureBuilder(catalog, references, lock.content(), config.domains());
    this.testimony =
        new Testimony(
            new EvidenceFolder(folder.resolve(config.state().path()).resolveSibling("evidence")),
            config.domains().stream().map(DomainConfig::name).collect(Collectors.toSet()),
            catalog);
    this.hosts =
        new Hosts(config.providers(), new HostType.Surroundings(folder, environment, dns, http));
    this.state = StateFile.open(folder.resolve(config.state().path()));
    this.dns = new OwnZones(hosts::zonefiles, dns);
    this.policies = new PolicyFiles(folder);
  }

  /**
   * Opens the project of a YAML file or a folder of them; connects to nothing yet.
   *
   * @throws Faults if the files cannot be used
   * @throws HostException if the state cannot be read
   */
  public static Project open(Path path, Map<String, String> environment, Dns dns, Http http) {
    return switch (ConfigFiles.read(path)) {
      case ConfigFiles.Unreadable(var problems) -> throw new Faults(problems);
      case ConfigFiles.Read(var files, var folder) -> {
        var services = new ProjectCatalog(folder);
        yield switch (ConfigLoader.load(files, services::vocabulary)) {
          case Loading.Rejected(var problems) -> throw new Faults(problems);
          case Loading.Loaded(var config) ->
              new Project(config, services.catalog(), folder, environment, dns, http);
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
    return new Vocabulary(HostTypes.all().stream().map(HostType::describe).toList(), catalog.ids());
  }

  /** Where rollback files are kept: beside the state. */
  public Path rollbacks() {
    return folder.resolve(config.state().path()).resolveSibling("rollback");
  }

  /** The rotations of DKIM keys that are under way: kept beside the state. */
  public Rotations rotations() {
    return new Rotations(
        folder.resolve(config.state().path()).resolveSibling("dkim-rotations.json"));
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
    return postures(selection).size();
  }

  /**
   * Plans the selected domains.
   *
   * @throws Faults if any of them declares what cannot be
   * @throws HostException if the selection names a domain that is not declared
   */
  public Plan plan(Selection selection, int parallelism) {
    return new Plan(Concurrently.map(postures(selection), parallelism, this::plan));
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
    var all = RollbackFiles.read(rollbacks(), run).domains();
    check(selection, all.stream().map(Rollback.Domain::domain).toList());
    var domains = all.stream().filter(domain -> selection.includes(domain.domain())).toList();
    return new Plan(Concurrently.map(domains, parallelism, this::plan));
  }

  /** Carries out a plan. */
  public Applied apply(Plan plan, Applier.Conduct conduct) {
    return new Applier(hosts::host, state, rollbacks(), policies, conduct).apply(plan);
  }

  /**
   * Remembers what is ours where a plan found nothing to change.
   *
   * @throws HostException if the state cannot be written
   */
  public void remember(Plan plan) {
    plan.domains().stream()
        .filter(domain -> domain.failure().isEmpty())
        .forEach(domain -> state.put(domain.domain(), domain.ownership()));
    state.save();
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
    return Observer.observe(hosts.host(posture.provider()), posture, owned(posture))
        .with(policies.read(posture));
  }

  Ownership owned(Posture posture) {
    return state.of(posture.domain());
  }

  private DomainPlan plan(Posture posture) {
    var type = type(posture.provider());
    try {
      var evidence = testimony.on(posture, dns);
      return HostLimits.judge(
          Planner.plan(
              posture, type, observe(posture), owned(posture), evidence, neverAligned, dns),
          hosts.host(posture.provider()));
    } catch (HostException e) {
      return DomainPlan.failed(posture.domain(), posture.provider(), type, e.getMessage());
    }
  }

  private DomainPlan plan(Rollback.Domain domain) {
    try {
      var keys = domain.steps().stream().map(Rollback.Step::key).toList();
      Observation today = Observer.observe(hosts.host(domain.provider()), keys);
      return HostLimits.judge(RollbackPlanner.plan(domain, today), hosts.host(domain.provider()));
    } catch (HostException e) {
      return DomainPlan.failed(
          domain.domain(), domain.provider(), domain.providerType(), e.getMessage());
    }
  }

  private String type(String provider) {
    var known = config.providers().get(provider);
    return known == null ? "unknown" : known.type();
  }

  @Override
  public void close() {
    hosts.close();
    http.close();
  }
}
