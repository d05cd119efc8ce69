package mailauth.providers.google;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/** Cloud DNS changes a zone's RRsets at once, and only if those to go are still as we saw them. */
final class GoogleStore implements ZoneStore<NativeSet> {
  private final GoogleClient client;
  private final Optional<String> only;

  /**
   * @param only the id of the one zone to see; empty for all
   */
  GoogleStore(GoogleClient client, Optional<String> only) {
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

  @Override
  public void write(HostedZone zone, List<Step<NativeSet>> steps) throws HttpFault {
    var old = steps.stream().map(Step::standing).flatMap(Optional::stream).map(Holding::own);
    var wanted = steps.stream().map(Step::wanted).flatMap(Optional::stream).map(NativeSet::of);
    client.change(zone, old.toList(), wanted.toList());
  }
}
