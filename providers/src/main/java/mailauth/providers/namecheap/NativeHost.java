package mailauth.providers.namecheap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.providers.http.Field;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;

/**
 * A record as Namecheap keeps it, with all that it says of it: what is not sent back is lost.
 *
 * @param attributes as they are read, in the order in which they are written
 */
record NativeHost(Map<String, String> attributes) {
  static final String APEX = "@";

  private static final String NAME = "Name";
  private static final String TYPE = "Type";
  private static final String ADDRESS = "Address";
  private static final String PREFERENCE = "MXPref";
  private static final String TTL = "TTL";
  private static final String DYNAMIC = "IsDDNSEnabled";

  /** Two are called otherwise where they are written. */
  private static final Map<String, String> WRITTEN = Map.of(NAME, "HostName", TYPE, "RecordType");

  private static final List<String> ORDER =
      List.of(
          "HostId",
          ADDRESS,
          PREFERENCE,
          TTL,
          "AssociatedAppTitle",
          "FriendlyName",
          "IsActive",
          DYNAMIC,
          NAME,
          TYPE);

  /**
   * @throws IllegalArgumentException if it lacks what every record has
   */
  NativeHost {
    var sorted = new LinkedHashMap<String, String>();
    var names = new ArrayList<>(ORDER);
    var others = new HashSet<>(attributes.keySet());
    names.forEach(others::remove);
    names.addAll(others.stream().sorted().toList());
    for (var name : names) {
      var value = attributes.get(name);
      if (value != null) {
        sorted.put(name, value);
      }
    }
    attributes = sorted;
  }

  /** A record that is not there yet. */
  static NativeHost of(HostedZone zone, RRsetKey key, long ttl, Rdata data) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put(ADDRESS, NativeZone.NOTATION.write(data));
    if (data instanceof Rdata.Mx(int preference, Name exchange)) {
      attributes.put(ADDRESS, exchange.absolute());
      attributes.put(PREFERENCE, String.valueOf(preference));
    }
    attributes.put(TTL, String.valueOf(ttl));
    attributes.put(NAME, zone.relative(key.name(), APEX));
    attributes.put(TYPE, key.type().name());
    return new NativeHost(attributes);
  }

  NativeHost withTtl(long ttl) {
    var changed = new LinkedHashMap<>(attributes);
    changed.put(TTL, String.valueOf(ttl));
    return new NativeHost(changed);
  }

  /** What it answers with; none if it is kept only, or of a type of Namecheap's own. */
  Stream<HostedRecord> record(HostedZone zone) {
    if ("false".equals(attributes.get("IsActive"))) {
      return Stream.empty();
    }
    var name = zone.absolute(attribute(NAME));
    var type = attribute(TYPE);
    var before = type.equals("MX") ? attribute(PREFERENCE) + " " : "";
    var records =
        HostedRecord.of(
            "", name, type, Long.parseLong(attribute(TTL)), before + attribute(ADDRESS));
    return "true".equals(attributes.get(DYNAMIC))
        ? records.map(each -> each.lockedBy("keeps that address up to date by dynamic DNS"))
        : records;
  }

  /** The fields of a form; {@code number} tells one record's from the others'. */
  Stream<Field> fields(int number) {
    return attributes.entrySet().stream()
        .map(each ->
            new Field(
                WRITTEN.getOrDefault(each.getKey(), each.getKey()) + number, each.getValue()));
  }

  private String attribute(String name) {
    var value = attributes.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a host lacks " + name);
    }
    return value;
  }
}
