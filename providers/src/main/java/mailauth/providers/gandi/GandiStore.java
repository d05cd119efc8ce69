package mailauth.providers.gandi;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/** Gandi replaces RRsets, one at a time. */
final class GandiStore implements ZoneStore<Boolean> {
  private final GandiClient client;

  GandiStore(GandiClient client) {
    this.client = client;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return client.zones();
  }

  @Override
  public List<Holding<Boolean>> read(HostedZone zone, Name name) throws HttpFault {
    return client.rrsets(zone, name).stream()
        .map(rrset -> rrset.holding(Notation.ZONE_FILE, true))
        .toList();
  }

  @Override
  public void write(HostedZone zone, List<Step<Boolean>> steps) throws HttpFault {
    for (var step : steps) {
      write(zone, step);
    }
  }

  private void write(HostedZone zone, Step<Boolean> step) throws HttpFault {
    if (step.wanted().isEmpty()) {
      client.delete(zone, step.key());
    } else if (step.replaces()) {
      client.replace(zone, step.wanted().get());
    } else {
      client.create(zone, step.wanted().get());
    }
  }
}
