package mailauth.cli.project;

import static java.util.stream.Collectors.toMap;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.catalog.Catalog;
import mailauth.core.config.Config;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.References;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Evidence;
import mailauth.core.plan.NeverAligned;
import mailauth.core.plan.Observation;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Plan;
import mailauth.core.plan.Vendors;
import mailauth.core.plan.World;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.PostureBuilder;
import mailauth.core.state.DomainState;
import mailauth.core.yaml.Position;
import mailauth.providers.StateStores;
import mailauth.providers.apply.Applied;
import mailauth.providers.apply.Applier;
import mailauth.providers.apply.PolicyFiles;
import mailauth.providers.authority.Delegation;
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
  private final Declared declared;
  private final Hosts hosts;
  private final StateStore state;
  private final Dns dns;
  private final Http http;
  private final Testimony testimony;
  private final References references;
  private final PolicyFiles policies;
  private final Planning planning;
  private final Plans plans;

  Project(Config config, Catalog catalog, Path folder, Means means) {
    this.http = means.http();
    this.config = config;
    this.folder = folder;
    this.lock = new LockFile(folder);
    this.references = new FileReferences(folder, means.environment());
    this.declared =
        new Declared(
            config.domains(),
            config.providers(),
            new PostureBuilder(catalog, references, lock.content(), config.domains()),
            LocalDate.now(means.clock().withZone(ZoneOffset.UTC)));
    var surroundings =
        new HostType.Surroundings(folder, means.environment(), means.dns(), means.http());
    this.state = StateStores.open(config.state(), surroundings, means.notices());
    this.testimony =
        new Testimony(
            state.evidence(),
            config.domains().stream().map(DomainConfig::name).collect(Collectors.toSet()),
            catalog);
    this.hosts = new Hosts(config.providers(), means.types(), surroundings, means.meters());
    this.dns = new OwnZones(hosts::zonefiles, means.dns());
    this.policies = new PolicyFiles(folder, means.web());
    var world =
        new World(
            dns,
            NeverAligned.of(catalog),
            Vendors.of(catalog),
            means.web(),
            means.keys(),
            means.keys());
    this.planning =
        new Planning(declared, hosts, policies, testimony, rotations(), world, means.clock());
    this.plans = new Plans(declared, planning, state, means.watch());
  }

  /** What is remembered, and the journals of runs. */
  public StateStore state() {
    return state;
  }

  /** The rotations of DKIM keys that are under way. */
  public Rotations rotations() {
    return new Rotations(
        state,
        config.domains().stream()
            .flatMap(domain ->
                Stream.concat(Stream.of(domain.name()), domain.subdomains().keySet().stream()))
            .toList());
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
    return declared.current(selection).size();
  }

  /** Plans of its domains, and the ways back. */
  public Plans plans() {
    return plans;
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

  /** Carries out a plan. */
  public Applied apply(Plan plan, Applier.Conduct conduct) {
    return new Applier(hosts::host, state, policies, conduct).apply(plan);
  }

  /** Messages as proof that senders sign. */
  public Proving proving() {
    return new Proving(state, testimony::domain);
  }

  /** Where the YAML declares each domain. */
  public Map<Name, Position> places() {
    return config.domains().stream().collect(toMap(DomainConfig::name, DomainConfig::at));
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
    return postures(selection).stream()
        .map(posture -> declared.explained(testimony.on(posture, dns)))
        .toList();
  }

  /** Where reports come in. */
  public Incoming incoming() {
    return new Incoming(config.reports(), folder, references);
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
    return declared.postures(selection);
  }

  /**
   * What stands of a posture's records.
   *
   * @throws HostException if the host cannot be asked
   */
  Observation observe(Posture posture) {
    return planning.observe(posture, owned(posture));
  }

  /**
   * What a person would enter by hand.
   *
   * @param resolvers where the run's resolver asks
   */
  public HandEntries handEntries(List<InetSocketAddress> resolvers) {
    return new HandEntries(declared, hosts, planning, state, new Delegation(dns, resolvers));
  }

  Ownership owned(Posture posture) {
    return state
        .read(List.of(posture.domain()))
        .getOrDefault(posture.domain(), DomainState.NONE)
        .ownership();
  }

  @Override
  public void close() {
    hosts.close();
    http.close();
    state.close();
  }
}
