package mailauth.providers.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.http.HttpFault;

/**
 * A host that keeps records, each under an id, and knows no RRsets. A value that changes is changed
 * in place, so that there is never a moment with two SPF records or none; what is new is added
 * before what is old is deleted; and what stays is not touched.
 */
public abstract class RecordStore implements ZoneStore<List<HostedRecord>> {
  private final RecordClient client;
  private final Notation notation;

  protected RecordStore(RecordClient client, Notation notation) {
    this.client = client;
    this.notation = notation;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return client.zones();
  }

  /** The zone's records at a name; may be those of other names too. */
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    return client.records(zone, name);
  }

  /**
   * Adds a record.
   *
   * @param data its content as the notation writes it
   */
  public void add(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    client.create(zone, key, ttl, data);
  }

  /** Gives a record another content or TTL, and leaves all else about it alone. */
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    client.update(zone, old, ttl, data);
  }

  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    client.delete(zone, old);
  }

  @Override
  public final boolean writesWholeRRsets() {
    return false;
  }

  @Override
  public final List<Holding<List<HostedRecord>>> read(HostedZone zone, Name name) throws HttpFault {
    var byKey = new LinkedHashMap<RRsetKey, List<HostedRecord>>();
    for (var each : records(zone, name)) {
      byKey.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each);
    }
    return byKey.entrySet().stream().map(e -> holding(e.getKey(), e.getValue())).toList();
  }

  private Holding<List<HostedRecord>> holding(RRsetKey key, List<HostedRecord> records) {
    var locked = records.stream().map(HostedRecord::locked).flatMap(Optional::stream).findFirst();
    if (locked.isPresent()) {
      return Holding.locked(key, records, locked.get());
    }
    long ttl = records.stream().mapToLong(HostedRecord::ttl).min().orElseThrow();
    var contents = records.stream().map(HostedRecord::content).toList();
    var masked = records.stream().map(HostedRecord::masked).flatMap(Optional::stream).findFirst();
    return new HostedRRset(key, ttl, contents).holding(notation, records).maskedBy(masked);
  }

  @Override
  public final void write(HostedZone zone, List<Step<List<HostedRecord>>> steps) throws HttpFault {
    for (var step : steps) {
      write(zone, step);
    }
  }

  /** Finds out what the host does not take before the first call. */
  private void write(HostedZone zone, Step<List<HostedRecord>> step) throws HttpFault {
    for (var edit : edits(step)) {
      switch (edit) {
        case Edit.Add(var key, var ttl, var data) -> add(zone, key, ttl, data);
        case Edit.Update(var old, var ttl, var data) -> update(zone, old, ttl, data);
        case Edit.Delete(var old) -> delete(zone, old);
      }
    }
  }

  private List<Edit> edits(Step<List<HostedRecord>> step) throws HttpFault {
    try {
      return Edit.of(step, notation);
    } catch (IllegalArgumentException e) {
      throw new HttpFault(HttpFault.Kind.NOT_SENT, 0, "not written: " + e.getMessage());
    }
  }
}
