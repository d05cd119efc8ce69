package mailauth.providers.namecheap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.http.Xml;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedRRset;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;
import mailauth.providers.web.Step;

/**
 * A zone as Namecheap keeps it.
 *
 * @param emailType who gets the domain's mail: {@code MX} for records of the zone's own, or one of
 *     Namecheap's services, whose records are not among the hosts
 */
record NativeZone(HostedZone zone, String emailType, List<NativeHost> hosts) {
  static final Notation NOTATION = Notation.BARE_UNQUOTED;
  private static final String OWN_MX = "MX";

  NativeZone {
    hosts = List.copyOf(hosts);
  }

  static NativeZone read(HostedZone zone, Xml result) {
    return new NativeZone(
        zone,
        result.attribute("EmailType"),
        result.children().stream()
            .filter(child -> child.name().equalsIgnoreCase("host"))
            .map(host -> new NativeHost(host.attributes()))
            .toList());
  }

  /** What it holds, and what a write would have to leave alone. */
  List<Holding<Boolean>> holdings() {
    var byKey = new LinkedHashMap<RRsetKey, List<HostedRecord>>();
    for (var host : hosts) {
      host.record(zone)
          .forEach(each -> byKey.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each));
    }
    mxLock()
        .ifPresent(why ->
            byKey.computeIfAbsent(new RRsetKey(zone.name(), RecordType.MX), key -> List.of()));
    return byKey.entrySet().stream().map(e -> holding(e.getKey(), e.getValue())).toList();
  }

  /** What it answers with under a name and type. */
  Optional<RRset> rrset(RRsetKey key) {
    return holdings().stream()
        .filter(holding -> holding.key().equals(key))
        .findFirst()
        .flatMap(Holding::rrset);
  }

  private Holding<Boolean> holding(RRsetKey key, List<HostedRecord> records) {
    var locked = records.stream().map(HostedRecord::locked).flatMap(Optional::stream).findFirst();
    var why = key.type() == RecordType.MX ? mxLock().or(() -> locked) : locked;
    if (why.isPresent()) {
      return Holding.locked(key, true, why.get());
    }
    long ttl = records.stream().mapToLong(HostedRecord::ttl).min().orElseThrow();
    return new HostedRRset(key, ttl, records.stream().map(HostedRecord::content).toList())
        .holding(NOTATION, true);
  }

  /** MX records beside one of Namecheap's mail services are kept, but not served. */
  Optional<String> mxLock() {
    return emailType.equals(OWN_MX)
        ? Optional.empty()
        : Optional.of(
            "gives the domain MX records of its own ('%s' under Mail Settings): choose 'Custom MX'"
                    .formatted(emailType)
                + " there first, and enter those that are in use");
  }

  /** The zone with one RRset otherwise. What stays of it keeps all that Namecheap knows of it. */
  NativeZone with(Step<Boolean> step) {
    var wanted = step.wanted();
    var missing = new ArrayList<>(wanted.map(RRset::records).orElse(List.of()));
    var changed = new ArrayList<NativeHost>();
    for (var host : hosts) {
      var record = host.record(zone).filter(each -> each.key().equals(step.key())).findFirst();
      if (record.isEmpty()) {
        changed.add(host);
      } else if (missing.remove(NOTATION.read(step.key().type(), record.get().content()))) {
        changed.add(host.withTtl(wanted.orElseThrow().ttl()));
      }
    }
    for (var data : missing) {
      changed.add(NativeHost.of(zone, step.key(), wanted.orElseThrow().ttl(), data));
    }
    return new NativeZone(zone, emailType, changed);
  }
}
