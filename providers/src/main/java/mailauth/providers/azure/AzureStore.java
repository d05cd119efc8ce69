package mailauth.providers.azure;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/** Azure replaces record sets, one at a time, and only if they still are as we saw them. */
final class AzureStore implements ZoneStore<Standing> {
  private final AzureClient client;

  AzureStore(AzureClient client) {
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
  public List<Holding<Standing>> read(HostedZone zone, Name name) throws HttpFault {
    return client.recordSets(zone);
  }

  @Override
  public void write(HostedZone zone, List<Step<Standing>> steps) throws HttpFault {
    for (var step : steps) {
      write(zone, step);
    }
  }

  private void write(HostedZone zone, Step<Standing> step) throws HttpFault {
    Optional<Standing> standing = step.standing().map(Holding::own);
    try {
      if (step.wanted().isPresent()) {
        client.put(zone, step.wanted().get(), standing);
      } else if (standing.isPresent()) {
        client.delete(zone, step.key(), standing.get());
      }
    } catch (IllegalArgumentException e) {
      throw new HttpFault(HttpFault.Kind.NOT_SENT, 0, "not written: " + e.getMessage());
    }
  }
}
