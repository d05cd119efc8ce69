package mailauth.providers.scaleway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Edit;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedRRset;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/**
 * Scaleway keeps records by id and makes many changes at once. Only the records that change are
 * named: to set a whole RRset would drop what others keep with theirs, such as comments.
 */
final class ScalewayStore implements ZoneStore<List<NativeRecord>> {
  private final ScalewayClient client;

  ScalewayStore(ScalewayClient client) {
    this.client = client;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return client.zones();
  }

  @Override
  public List<Holding<List<NativeRecord>>> read(HostedZone zone, Name name) throws HttpFault {
    var byKey = new LinkedHashMap<RRsetKey, List<NativeRecord>>();
    for (var each : client.records(zone, name)) {
      byKey.computeIfAbsent(each.hosted().key(), key -> new ArrayList<>()).add(each);
    }
    return byKey.entrySet().stream().map(e -> holding(e.getKey(), e.getValue())).toList();
  }

  private static Holding<List<NativeRecord>> holding(RRsetKey key, List<NativeRecord> records) {
    var hosted = hosted(records);
    var locked = hosted.stream().map(HostedRecord::locked).flatMap(Optional::stream).findFirst();
    if (locked.isPresent()) {
      return Holding.locked(key, records, locked.get());
    }
    long ttl = hosted.stream().mapToLong(HostedRecord::ttl).min().orElseThrow();
    var contents = hosted.stream().map(HostedRecord::content).toList();
    return new HostedRRset(key, ttl, contents).holding(Notation.QUOTED_OR_BARE, records);
  }

  private static List<HostedRecord> hosted(List<NativeRecord> records) {
    return records.stream().map(NativeRecord::hosted).toList();
  }

  @Override
  public void write(HostedZone zone, List<Step<List<NativeRecord>>> steps) throws HttpFault {
    var edits = new ArrayList<Edit>();
    var comments = new LinkedHashMap<String, String>();
    for (var step : steps) {
      step.standing()
          .map(Holding::own)
          .orElse(List.of())
          .forEach(each ->
              each.comment().ifPresent(comment -> comments.put(each.hosted().id(), comment)));
      edits.addAll(Edit.of(step.map(ScalewayStore::hosted), Notation.QUOTED_OR_BARE));
    }
    client.change(zone, edits, comments);
  }
}
