package mailauth.providers.hetzner;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/** Hetzner replaces an RRset's records at once, and its TTL by a call of its own. */
final class HetznerStore implements ZoneStore<List<NativeRecord>> {
  private final HetznerClient client;

  HetznerStore(HetznerClient client) {
    this.client = client;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return client.zones();
  }

  @Override
  public List<Holding<List<NativeRecord>>> read(HostedZone zone, Name name) throws HttpFault {
    return client.holdings(zone, name);
  }

  @Override
  public void write(HostedZone zone, List<Step<List<NativeRecord>>> steps) throws HttpFault {
    for (var step : steps) {
      write(zone, step);
    }
  }

  private void write(HostedZone zone, Step<List<NativeRecord>> step) throws HttpFault {
    var standing = step.standing().map(Holding::own).orElse(List.of());
    if (step.wanted().isEmpty()) {
      client.removeRecords(zone, step.key(), standing);
    } else if (step.standing().isEmpty()) {
      client.create(zone, step.wanted().get());
    } else {
      replace(zone, step, step.wanted().get(), standing);
    }
  }

  /** The TTL first: if the rest fails then, the records still are what was expected. */
  private void replace(
      HostedZone zone, Step<List<NativeRecord>> step, RRset wanted, List<NativeRecord> standing)
      throws HttpFault {
    var before = step.standing().flatMap(Holding::rrset);
    if (before.filter(rrset -> rrset.ttl() == wanted.ttl()).isEmpty()) {
      client.setTtl(zone, step.key(), wanted.ttl());
    }
    if (before.filter(wanted::sameRecords).isEmpty()) {
      var records =
          wanted.records().stream()
              .map(data -> NativeRRset.record(zone, wanted.type(), data, standing))
              .toList();
      client.setRecords(zone, step.key(), records);
    }
  }
}
