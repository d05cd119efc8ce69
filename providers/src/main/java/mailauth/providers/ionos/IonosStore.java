package mailauth.providers.ionos;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** IONOS keeps records by id; TXT comes back quoted, however it was put in. */
final class IonosStore extends RecordStore {
  private final IonosClient client;

  IonosStore(IonosClient client) {
    super(Notation.QUOTED_OR_BARE);
    this.client = client;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return client.zones();
  }

  @Override
  protected List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    return client.records(zone, name);
  }

  @Override
  protected void add(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    client.create(zone, key, ttl, data);
  }

  @Override
  protected void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    client.update(zone, old, ttl, data);
  }

  @Override
  protected void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    client.delete(zone, old);
  }
}
