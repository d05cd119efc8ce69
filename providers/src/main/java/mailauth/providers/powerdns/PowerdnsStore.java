package mailauth.providers.powerdns;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/**
 * PowerDNS replaces RRsets, those of a zone all at once, and keeps disabled records beside them.
 */
final class PowerdnsStore implements ZoneStore<List<NativeRecord>> {
  private final PowerdnsClient client;

  PowerdnsStore(PowerdnsClient client) {
    this.client = client;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return client.zones();
  }

  /** Servers before 4.6 cannot be asked for one name, so none is. */
  @Override
  public boolean readsWholeZones() {
    return true;
  }

  @Override
  public List<Holding<List<NativeRecord>>> read(HostedZone zone, Name name) throws HttpFault {
    return client.rrsets(zone).stream().map(NativeRRset::holding).toList();
  }

  @Override
  public void write(HostedZone zone, List<Step<List<NativeRecord>>> steps) throws HttpFault {
    client.patch(zone, steps);
  }
}
