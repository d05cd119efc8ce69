package mailauth.providers.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import mailauth.core.dns.Name;
import mailauth.providers.host.HostException;
import mailauth.providers.http.HttpFault;
import org.jspecify.annotations.Nullable;

/** An account's zones, listed once a run. */
final class Zones {
  private static final int SHOWN = 5;

  private final String title;
  private final ZoneStore<?> store;
  private final ReentrantLock listing = new ReentrantLock();
  private final Map<Name, String> twice = new ConcurrentHashMap<>();
  private @Nullable Map<Name, HostedZone> known;

  Zones(String title, ZoneStore<?> store) {
    this.title = title;
    this.store = store;
  }

  /**
   * All zones, sorted.
   *
   * @throws HostException if the host does not tell
   */
  List<Name> all() {
    return List.copyOf(known().keySet());
  }

  /**
   * The closest zone that holds a name.
   *
   * @throws HostException if there is none
   */
  HostedZone of(Name name) {
    var zones = known();
    for (var above = Optional.of(name); above.isPresent(); above = above.get().parent()) {
      var zone = zones.get(above.get());
      if (zone != null) {
        refuseTwice(zone.name());
        return zone;
      }
    }
    throw new HostException(
        "%s shows us no zone for %s%s"
            .formatted(title, name, shown(zones.keySet().stream().toList())));
  }

  /** Of two zones of one name, only the registrar knows which one the world sees. */
  private void refuseTwice(Name zone) {
    var ids = twice.get(zone);
    if (ids != null) {
      throw new HostException(
          "%s has several zones named %s (%s); say in the settings which one is in use"
              .formatted(title, zone, ids));
    }
  }

  private static String shown(List<Name> zones) {
    if (zones.isEmpty()) {
      return "; it shows none at all, so the credentials may lack the right to see it";
    }
    var first = zones.stream().limit(SHOWN).map(Name::text).toList();
    int more = zones.size() - first.size();
    return ", only %s%s; is it in another account, or not among the zones the credentials may see?"
        .formatted(String.join(", ", first), more == 0 ? "" : " and %d more".formatted(more));
  }

  private Map<Name, HostedZone> known() {
    listing.lock();
    try {
      var zones = known;
      if (zones == null) {
        zones = new TreeMap<>(Comparator.naturalOrder());
        for (var zone : store.zones()) {
          var other = zones.put(zone.name(), zone);
          if (other != null) {
            twice.putIfAbsent(zone.name(), "%s and %s".formatted(other.id(), zone.id()));
          }
        }
        known = zones;
      }
      return zones;
    } catch (HttpFault e) {
      throw new HostException(e.getMessage(), e);
    } finally {
      listing.unlock();
    }
  }
}
