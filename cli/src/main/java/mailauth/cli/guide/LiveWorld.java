package mailauth.cli.guide;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mailauth.cli.project.OwnZones;
import mailauth.core.check.service.KnownServices;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.Settings;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.guide.Today;
import mailauth.core.guide.TodaysDns;
import mailauth.core.guide.World;
import mailauth.core.yaml.Position;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType;
import mailauth.providers.http.Http;
import mailauth.providers.resolver.CachingDns;
import mailauth.providers.zonefile.ZonefileType;

/** Looks things up in DNS, and in zone files that are here. */
public final class LiveWorld implements World {
  private static final Position AT = Position.ofFile("init");

  /** Whoever waits longer begins to wonder. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final Dns dns;
  private final Path base;
  private final Supplier<KnownServices> services;
  private final int parallelism;
  private final Looking looking;
  private final Map<Name, List<Name>> servers = new HashMap<>();
  private final Map<Place, Today> seen = new HashMap<>();

  /** Is told of a look that may take seconds. */
  public interface Looking {
    /** Name servers are asked for, and that is not done at once. */
    void waits(Name domain);

    void begins(Name domain);

    void ends(Today today);

    void missesZones(String folder);
  }

  private record Place(Name domain, Optional<String> folder) {}

  /**
   * A world.
   *
   * @param base the YAML's folder, to which paths are relative
   */
  public LiveWorld(
      Dns dns, Path base, Supplier<KnownServices> services, int parallelism, Looking looking) {
    this.dns = dns;
    this.base = base;
    this.services = services;
    this.parallelism = parallelism;
    this.looking = looking;
  }

  @Override
  public List<Name> nameServers(Name domain) {
    return servers.computeIfAbsent(domain, this::servers);
  }

  private List<Name> servers(Name domain) {
    return Unhurried.get(
        () -> TodaysDns.nameServers(dns, domain), AT_ONCE, () -> looking.waits(domain));
  }

  @Override
  public Today today(Name domain, Optional<String> folder) {
    return seen.computeIfAbsent(new Place(domain, folder), this::look);
  }

  private Today look(Place place) {
    looking.begins(place.domain);
    var here = new CachingDns(place.folder.map(this::zones).orElse(dns));
    var look = new TodaysDns(here, place.domain, services.get());
    Concurrently.map(
        look.questions(), parallelism, key -> here.query(key.name(), key.type()).records().size());
    var today = look.today();
    looking.ends(today);
    return today;
  }

  private Dns none(String folder) {
    looking.missesZones(folder);
    return dns;
  }

  /** The zones in a folder, as far as they can be read, and DNS for all else. */
  private Dns zones(String folder) {
    var settings =
        new Settings(
            Map.of("directory", new Settings.Value.Text(new Reference.Literal(AT, folder))));
    var surroundings = new HostType.Surroundings(base, Map.of(), dns, Http.silent());
    var host =
        new ZonefileType()
            .open(new ProviderConfig("local", ZonefileType.NAME, AT, settings), surroundings);
    try {
      return host.zones().isEmpty() ? none(folder) : new OwnZones(() -> List.of(host), dns);
    } catch (HostException e) {
      return none(folder);
    }
  }
}
