package mailauth.cli.project;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.handentry.Panel;
import mailauth.core.handentry.Sheet;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Observation;
import mailauth.core.plan.Plan;
import mailauth.core.posture.Posture;
import mailauth.core.state.DomainState;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.authority.Delegation;
import mailauth.providers.host.Authority;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.manual.ManualHost;
import mailauth.providers.manual.ManualType;
import mailauth.providers.state.StateStore;
import mailauth.providers.zonefile.ZonefileType;

/**
 * What a person would enter by hand. What stands today is read from zone files where the zone is
 * kept in one, and else asked of the zone's name servers, so that no credentials are needed.
 */
public final class HandEntries implements AutoCloseable {
  private final Declared declared;
  private final Hosts hosts;
  private final Planning planning;
  private final StateStore state;
  private final Delegation delegation;
  private final ManualHost world;

  HandEntries(
      Declared declared, Hosts hosts, Planning planning, StateStore state, Delegation delegation) {
    this.declared = declared;
    this.hosts = hosts;
    this.planning = planning;
    this.state = state;
    this.delegation = delegation;
    this.world = new ManualHost(new ManualType().capabilities(), delegation, List.of());
  }

  /**
   * A domain's sheet and the panel that it is for, as far as the YAML tells.
   *
   * @param provider the key of the YAML's providers
   */
  public record Page(Sheet sheet, String provider, Panel panel) {}

  /**
   * All that the selected domains declare, beside what stands.
   *
   * @throws Faults if any of them declares what cannot be
   * @throws HostException if the selection names a domain that is not declared
   */
  public List<Page> pages(Selection selection, int parallelism) {
    var postures = declared.postures(selection);
    var remembered = state.read(postures.stream().map(Posture::domain).toList());
    return Concurrently.map(
        postures,
        parallelism,
        posture -> page(posture, remembered.getOrDefault(posture.domain(), DomainState.NONE)));
  }

  private Page page(Posture posture, DomainState remembered) {
    return new Page(sheet(posture, remembered), posture.provider(), panel(posture.provider()));
  }

  private Sheet sheet(Posture posture, DomainState remembered) {
    var host = host(posture.provider());
    var zone = zone(posture.domain(), host);
    try {
      var today = planning.observe(host, posture, remembered);
      return planning.sheet(posture, remembered, today, zone);
    } catch (HostException e) {
      return planning
          .sheet(posture, DomainState.NONE, new Observation(Map.of()), zone)
          .unread(e.getMessage());
    }
  }

  /**
   * What a plan leaves to a person, domain by domain; none where hosts do it themselves.
   *
   * @throws HostException if the YAML names a panel that is not known
   */
  public List<Page> pages(Plan plan) {
    return plan.domains().stream()
        .filter(domain -> domain.providerType().equals(ManualType.NAME))
        .filter(domain -> !domain.changes().isEmpty())
        .map(this::page)
        .toList();
  }

  private Page page(DomainPlan domain) {
    var zone = zone(domain.domain(), host(domain.provider()));
    return new Page(Sheet.of(domain, zone), domain.provider(), panel(domain.provider()));
  }

  private Panel panel(String provider) {
    return hosts.panel(provider);
  }

  /** Whom to ask what stands. */
  private DnsHost host(String provider) {
    var type = declared.type(provider);
    return type.equals(ZonefileType.NAME) || type.equals(ManualType.NAME)
        ? hosts.host(provider)
        : world;
  }

  /** The zone that a host keeps a domain in; the domain itself where nobody tells. */
  private Name zone(Name domain, DnsHost host) {
    return host.zones().stream()
        .filter(domain::isWithin)
        .max(Comparator.comparingInt(zone -> zone.labels().size()))
        .or(() -> delegated(domain))
        .orElse(domain);
  }

  private Optional<Name> delegated(Name domain) {
    try {
      return Optional.of(delegation.zone(domain));
    } catch (HostException e) {
      return Optional.empty();
    }
  }

  /**
   * The servers that the world asks for a domain.
   *
   * @throws HostException if they cannot be found out
   */
  public List<Authority> servers(Page page) {
    var own =
        declared.type(page.provider()).equals(ManualType.NAME)
            ? hosts.host(page.provider()).authorities(page.sheet().domain())
            : List.<Authority>of();
    return own.isEmpty() ? delegation.servers(page.sheet().zone()) : own;
  }

  @Override
  public void close() {
    world.close();
  }
}
