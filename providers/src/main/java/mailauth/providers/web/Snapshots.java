package mailauth.providers.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mailauth.core.dns.Name;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Pace;

/**
 * What was read a moment ago, so that a plan's many questions about one name are one call. It lasts
 * for seconds: whatever is written is read again first.
 */
final class Snapshots<N> {
  private static final long LIFE = Duration.ofSeconds(5).toNanos();

  private final ZoneStore<N> store;
  private final Pace pace;
  private final Map<Place, Taken<N>> taken = new ConcurrentHashMap<>();

  /** A zone and what was asked of it. */
  private record Place(HostedZone zone, Name name) {}

  private record Taken<N>(long at, List<Holding<N>> holdings) {}

  Snapshots(ZoneStore<N> store, Pace pace) {
    this.store = store;
    this.pace = pace;
  }

  /** What stands at a name, or did seconds ago. */
  List<Holding<N>> recent(HostedZone zone, Name name) throws HttpFault {
    var last = taken.get(place(zone, name));
    return last != null && pace.nanos() - last.at() < LIFE
        ? at(name, last.holdings())
        : fresh(zone, name);
  }

  /** What stands at a name now. */
  List<Holding<N>> fresh(HostedZone zone, Name name) throws HttpFault {
    long now = pace.nanos();
    var holdings = store.read(zone, name);
    taken.put(place(zone, name), new Taken<>(now, holdings));
    return at(name, holdings);
  }

  private Place place(HostedZone zone, Name name) {
    return new Place(zone, store.readsWholeZones() ? zone.name() : name);
  }

  private static <N> List<Holding<N>> at(Name name, List<Holding<N>> holdings) {
    return holdings.stream().filter(holding -> holding.key().name().equals(name)).toList();
  }
}
