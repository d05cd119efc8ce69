package mailauth.cli.project;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mailauth.core.config.ProviderConfig;
import mailauth.core.handentry.Panel;
import mailauth.core.handentry.Panels;
import mailauth.providers.HostTypes;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType;
import mailauth.providers.manual.ManualType;
import mailauth.providers.metering.Meters;
import mailauth.providers.zonefile.ZonefileType;

/** The project's DNS hosts, each opened when it is first needed and shared by its domains. */
final class Hosts implements AutoCloseable {
  private final Map<String, ProviderConfig> providers;
  private final HostTypes types;
  private final HostType.Surroundings surroundings;
  private final Meters meters;
  private final Map<String, DnsHost> open = new ConcurrentHashMap<>();

  Hosts(
      Map<String, ProviderConfig> providers,
      HostTypes types,
      HostType.Surroundings surroundings,
      Meters meters) {
    this.meters = meters;
    this.providers = providers;
    this.types = types;
    this.surroundings = surroundings;
  }

  /**
   * Opens a host by the name that the YAML gives it.
   *
   * @throws HostException if there is none, or its settings are wrong
   */
  DnsHost host(String name) {
    return open.computeIfAbsent(name, this::open);
  }

  /**
   * The panel at which a person enters what a provider shall hold.
   *
   * @throws HostException if the YAML names one that is not known
   */
  Panel panel(String name) {
    var config = providers.get(name);
    if (config == null) {
      return new Panels().usual();
    }
    return config.type().equals(ManualType.NAME)
        ? ManualType.panel(config, surroundings)
        : new Panels().named(config.type()).orElseGet(() -> new Panels().usual());
  }

  /** The hosts whose zones are files here. */
  List<DnsHost> zonefiles() {
    return providers.values().stream()
        .filter(config -> config.type().equals(ZonefileType.NAME))
        .map(config -> host(config.name()))
        .toList();
  }

  private DnsHost open(String name) {
    var config = providers.get(name);
    if (config == null) {
      throw new HostException("the YAML has no provider '%s'".formatted(name));
    }
    var type =
        types
            .byName(config.type())
            .orElseThrow(() -> new HostException("there is no provider type " + config.type()));
    return meters.open(
        config, surroundings.http(), http -> type.open(config, surroundings.with(http)));
  }

  @Override
  public void close() {
    open.values().forEach(DnsHost::close);
  }
}
