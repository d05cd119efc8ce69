package mailauth.providers.route53;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/**
 * Route 53 changes a zone's RRsets all at once, and only if those to go are still as we saw them.
 */
final class Route53Store implements ZoneStore<NativeSet> {
  private final Route53Client client;
  private final Optional<String> only;

  /**
   * @param only the id of the one zone to see; empty for all
   */
  Route53Store(Route53Client client, Optional<String> only) {
    this.client = client;
    this.only = only;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return client.zones().stream()
        .filter(zone -> only.isEmpty() || only.get().equals(zone.id()))
        .toList();
  }

  @Override
  public List<Holding<NativeSet>> read(HostedZone zone, Name name) throws HttpFault {
    return client.holdings(zone, name);
  }

  /** An UPSERT would overwrite whatever is there, so there is none. */
  @Override
  public void write(HostedZone zone, List<Step<NativeSet>> steps) throws HttpFault {
    var changes = new ArrayList<String>();
    for (var step : steps) {
      step.standing().map(Holding::own).ifPresent(old -> changes.add(old.change("DELETE")));
    }
    for (var step : steps) {
      step.wanted().map(NativeSet::of).ifPresent(wanted -> changes.add(wanted.change("CREATE")));
    }
    client.change(zone, changes);
  }
}
