package mailauth.providers.hetzner;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;
import mailauth.core.json.JsonObject;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedRRset;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;

/**
 * An RRset as Hetzner keeps it.
 *
 * @param name in full
 * @param ttl empty for the zone's own
 * @param locked whether it is protected against changes
 */
record NativeRRset(
    String name, String type, Optional<Long> ttl, boolean locked, List<NativeRecord> records) {
  NativeRRset {
    records = List.copyOf(records);
  }

  static NativeRRset read(HostedZone zone, JsonObject json) {
    return new NativeRRset(
        zone.absolute(json.text("name")),
        json.text("type"),
        json.optionalNumber("ttl"),
        json.optionalObject("protection")
            .filter(each -> Boolean.TRUE.equals(each.members().get("change")))
            .isPresent(),
        json.objects("records").stream().map(NativeRecord::read).toList());
  }

  Stream<Holding<List<NativeRecord>>> holding(HostedZone zone, long usualTtl) {
    if (locked) {
      return HostedRecord.key(name, type)
          .map(key ->
              Holding.locked(
                  key, records, "has it protected against changes; lift the protection there"));
    }
    var contents = records.stream().map(each -> zone.absolute(type, each.value())).toList();
    return HostedRRset.of(name, type, ttl.orElse(usualTtl), contents)
        .map(rrset -> rrset.holding(Notation.ZONE_FILE, records));
  }

  /** The record to write for some data: the one that is there, with its comment, or a new one. */
  static NativeRecord record(
      HostedZone zone, RecordType type, Rdata data, List<NativeRecord> standing) {
    return standing.stream()
        .filter(
            each -> RdataFormat.read(type, zone.absolute(type.name(), each.value())).equals(data))
        .findFirst()
        .orElseGet(() -> new NativeRecord(data.toString(), ""));
  }
}
