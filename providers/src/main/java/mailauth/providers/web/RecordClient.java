package mailauth.providers.web;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.http.HttpFault;

/** Speaks the wire of a host that keeps records, each under an id. */
public interface RecordClient {
  List<HostedZone> zones() throws HttpFault;

  /** The zone's records at a name; may be those of other names too. */
  List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault;

  /**
   * Adds a record.
   *
   * @param data its content as the store's notation writes it
   */
  void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault;

  /** Gives a record another content or TTL, and leaves all else about it alone. */
  void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault;

  void delete(HostedZone zone, HostedRecord old) throws HttpFault;
}
