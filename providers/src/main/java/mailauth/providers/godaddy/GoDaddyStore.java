package mailauth.providers.godaddy;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/** GoDaddy replaces RRsets, one at a time. */
final class GoDaddyStore implements ZoneStore<Boolean> {
  private final GoDaddyClient client;

  GoDaddyStore(GoDaddyClient client) {
    this.client = client;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return client.zones();
  }

  @Override
  public boolean readsWholeZones() {
    return true;
  }

  @Override
  public List<Holding<Boolean>> read(HostedZone zone, Name name) throws HttpFault {
    return client.rrsets(zone).stream().map(rrset -> rrset.holding(Notation.BARE, true)).toList();
  }

  @Override
  public void write(HostedZone zone, List<Step<Boolean>> steps) throws HttpFault {
    for (var step : steps) {
      write(zone, step);
    }
  }

  private void write(HostedZone zone, Step<Boolean> step) throws HttpFault {
    try {
      if (step.wanted().isPresent()) {
        client.replace(zone, step.wanted().get());
      } else {
        client.delete(zone, step.key());
      }
    } catch (IllegalArgumentException e) {
      throw new HttpFault(HttpFault.Kind.NOT_SENT, 0, "not written: " + e.getMessage());
    }
  }
}
