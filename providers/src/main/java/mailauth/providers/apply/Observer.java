package mailauth.providers.apply;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.plan.Observation;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Planner;
import mailauth.core.posture.Posture;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;

/** Reads from a host what planning one domain must know, and no more. */
public final class Observer {
  private final DnsHost host;
  private final Map<RRsetKey, RRset> present = new HashMap<>();
  private final Set<RRsetKey> asked = new HashSet<>();

  private Observer(DnsHost host) {
    this.host = host;
  }

  /**
   * Reads the RRsets that a posture and what we own speak of.
   *
   * @throws HostException if the host cannot be asked
   */
  public static Observation observe(DnsHost host, Posture posture, Ownership owned) {
    var observer = new Observer(host);
    observer.read(Planner.reads(posture, owned));
    observer.read(Planner.neighbours(posture, new Observation(observer.present)));
    return new Observation(observer.present);
  }

  /**
   * Reads just these RRsets.
   *
   * @throws HostException if the host cannot be asked
   */
  public static Observation observe(DnsHost host, Collection<RRsetKey> keys) {
    var observer = new Observer(host);
    observer.read(keys);
    return new Observation(observer.present);
  }

  private void read(Collection<RRsetKey> keys) {
    var unread = keys.stream().filter(asked::add).toList();
    if (unread.isEmpty()) {
      return;
    }
    for (var reading : host.read(unread)) {
      switch (reading) {
        case Reading.Present(var rrset) -> present.put(rrset.key(), rrset);
        case Reading.Alias(var cname) -> {
          present.put(cname.key(), cname);
          asked.add(cname.key());
        }
        case Reading.Absent() -> {}
      }
    }
  }
}
