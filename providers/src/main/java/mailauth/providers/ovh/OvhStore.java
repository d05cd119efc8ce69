package mailauth.providers.ovh;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** OVHcloud keeps records by id, and publishes them only when it is told to. */
final class OvhStore extends RecordStore {
  private final OvhClient client;
  private final Set<HostedZone> unpublished = ConcurrentHashMap.newKeySet();

  @FunctionalInterface
  private interface Change {
    void make() throws HttpFault;
  }

  OvhStore(OvhClient client) {
    super(client, Notation.QUOTED_OR_BARE);
    this.client = client;
  }

  /** Whatever a failed write left unpublished must not be taken for what the world sees. */
  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    if (unpublished.contains(zone)) {
      publish(zone);
    }
    return client.records(zone, name);
  }

  @Override
  public void add(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    carryOut(zone, () -> client.create(zone, key, ttl, data));
  }

  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    carryOut(zone, () -> client.update(zone, old, ttl, data));
  }

  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    carryOut(zone, () -> client.delete(zone, old));
  }

  private void carryOut(HostedZone zone, Change change) throws HttpFault {
    unpublished.add(zone);
    try {
      change.make();
    } catch (HttpFault e) {
      if (e.kind() == HttpFault.Kind.REFUSED) {
        unpublished.remove(zone);
      }
      throw e;
    }
    publish(zone);
  }

  private void publish(HostedZone zone) throws HttpFault {
    client.refresh(zone);
    unpublished.remove(zone);
  }
}
