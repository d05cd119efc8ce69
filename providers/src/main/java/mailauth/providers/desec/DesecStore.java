package mailauth.providers.desec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/** deSEC replaces RRsets, several at once if need be: it takes few writes a day. */
final class DesecStore implements ZoneStore<Boolean> {
  private final DesecClient client;

  DesecStore(DesecClient client) {
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
    if (steps.size() > 1) {
      var wanted = new LinkedHashMap<RRsetKey, Optional<RRset>>();
      steps.forEach(step -> wanted.put(step.key(), step.wanted()));
      client.replaceAll(zone, wanted);
    } else {
      write(zone, steps.getFirst());
    }
  }

  private void write(HostedZone zone, Step<Boolean> step) throws HttpFault {
    if (step.replaces()) {
      client.replace(zone, step.key(), step.wanted());
    } else {
      client.create(zone, step.wanted().orElseThrow());
    }
  }
}
