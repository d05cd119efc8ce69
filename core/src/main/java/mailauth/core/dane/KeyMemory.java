package mailauth.core.dane;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Since when each key of a mail host is published, which DNS does not show: a host may present a
 * new key only after caches have forgotten the answers without it (RFC 7671 section 8.1).
 *
 * @param since by the name of the TLSA records, and by record as it is written
 */
public record KeyMemory(Map<Name, Map<String, Instant>> since) {
  /** What the section of the state is called. */
  public static final String SECTION = "dane";

  public KeyMemory {
    since = Map.copyOf(since);
  }

  /** When a key was first published; empty if nobody remembers. */
  public Optional<Instant> since(Name owner, Rdata key) {
    return Optional.ofNullable(since.getOrDefault(owner, Map.of()).get(key.toString()));
  }

  /**
   * With the keys that stand at a name now, and no others there: those of before keep their time.
   */
  public KeyMemory with(
      Name owner, Collection<Rdata> before, Collection<Rdata> after, Instant now) {
    var keys = new TreeMap<String, Instant>();
    for (var key : after) {
      var known = since(owner, key);
      if (known.isPresent() || !before.contains(key)) {
        keys.put(key.toString(), known.orElse(now));
      }
    }
    var more = new TreeMap<>(since);
    more.put(owner, keys);
    if (keys.isEmpty()) {
      more.remove(owner);
    }
    return new KeyMemory(more);
  }

  /** What a section of the state says; what cannot be read is not remembered. */
  public static KeyMemory read(Optional<JsonObject> section) {
    var since = new TreeMap<Name, Map<String, Instant>>();
    try {
      section.ifPresent(
          json -> json.names().forEach(name -> since.put(Name.of(name), keys(json.object(name)))));
    } catch (InvalidJson | InvalidName | DateTimeException e) {
      return new KeyMemory(Map.of());
    }
    return new KeyMemory(since);
  }

  private static Map<String, Instant> keys(JsonObject json) {
    var keys = new TreeMap<String, Instant>();
    json.names().forEach(key -> keys.put(key, Instant.parse(json.text(key))));
    return keys;
  }

  /** The section of the state. */
  public JsonObject section() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    new TreeMap<>(since)
        .forEach((owner, keys) -> {
          var members = new LinkedHashMap<String, @Nullable Object>();
          keys.forEach((key, moment) -> members.put(key, moment.toString()));
          json.put(owner.text(), members);
        });
    return new JsonObject("", json);
  }
}
