package mailauth.providers.web;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.host.Authority;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Pace;

/** An account with a host that has a web API. */
final class WebHost<N> implements DnsHost {
  private final String title;
  private final Capabilities capabilities;
  private final Zones zones;
  private final Snapshots<N> snapshots;
  private final Writer<N> writer;
  private final NameServers nameServers;

  WebHost(
      String title,
      Capabilities capabilities,
      ZoneStore<N> store,
      NameServers nameServers,
      Pace pace) {
    this.title = title;
    this.capabilities = capabilities;
    this.nameServers = nameServers;
    zones = new Zones(title, store);
    snapshots = new Snapshots<>(store, pace);
    writer = new Writer<>(title, store, snapshots, pace);
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public List<Name> zones() {
    return zones.all();
  }

  @Override
  public Reading read(RRsetKey key) {
    return view(key).reading(key);
  }

  @Override
  public Optional<String> masked(RRsetKey key) {
    return view(key).holding(key).flatMap(Holding::masked);
  }

  private View<N> view(RRsetKey key) {
    var zone = zones.of(key.name());
    try {
      return new View<>(snapshots.recent(zone, key.name()));
    } catch (HttpFault e) {
      throw new HostException(e.getMessage(), e);
    }
  }

  @Override
  public List<Outcome> replace(List<Replacement> replacements) {
    return new Replacing(title, capabilities, zones, writer).carryOut(replacements);
  }

  @Override
  public List<Name> nameServers(Name name) {
    return zones.of(name).nameServers();
  }

  @Override
  public List<Authority> authorities(Name name) {
    return nameServers.of(zones.of(name));
  }
}
