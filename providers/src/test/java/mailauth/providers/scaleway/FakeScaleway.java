package mailauth.providers.scaleway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mailauth.core.dns.Rdata;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Scaleway in memory: records by id, and changes of which all are made or none. */
final class FakeScaleway extends FakeCloud {
  FakeScaleway(Zone... zones) {
    super(new ScalewayType(), "/domain/v2beta1", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("secret-key", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    return request.header("X-Auth-Token").equals(SECRET);
  }

  @Override
  protected String content(Rdata data) {
    return data.toString();
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, Map.of("message", words));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "dns-zones")) {
      var zones = zoneNames().stream().map(name -> zone(name)).toList();
      return part(request, "dns_zones", zones);
    }
    var zone = request.path().get(1);
    if (request.is("GET", "dns-zones", "*", "records")) {
      var left = request.query("name").orElse("").toLowerCase(Locale.ROOT);
      var name = left.isEmpty() ? zone : left + "." + zone;
      var records =
          records(zone).stream()
              .filter(each -> left.isEmpty() || each.name().equalsIgnoreCase(name))
              .map(each -> members(each, zone))
              .toList();
      return part(request, "records", records);
    }
    return change(zone, request);
  }

  private static Map<String, Object> zone(String name) {
    int dot = name.indexOf('.');
    boolean below = name.indexOf('.', dot + 1) > 0;
    return Map.of(
        "domain", below ? name.substring(dot + 1) : name,
        "subdomain", below ? name.substring(0, dot) : "");
  }

  private static MockResponse part(Asked request, String member, List<Map<String, Object>> all) {
    int page = Integer.parseInt(request.query("page").orElseThrow());
    int size = Integer.parseInt(request.query("page_size").orElseThrow());
    var items = page(all, page, size);
    return json(200, "{\"total_count\":%d,\"%s\":%s}".formatted(all.size(), member, list(items)));
  }

  private static Map<String, Object> members(Stored each, String zone) {
    var members = new LinkedHashMap<String, Object>(each.more());
    members.put("id", each.id());
    members.put("data", each.content());
    members.put("name", left(each.name(), zone));
    members.put("priority", 0);
    members.put("ttl", each.ttl());
    members.put("type", each.type());
    return members;
  }

  private static String left(String name, String zone) {
    return name.equalsIgnoreCase(zone) ? "" : name.substring(0, name.length() - zone.length() - 1);
  }

  private MockResponse change(String zone, Asked request) {
    var changes = list(request.json().get("changes"));
    for (var change : changes) {
      var about = object(change.getOrDefault("set", change.getOrDefault("delete", Map.of())));
      if (about.containsKey("id") && record(String.valueOf(about.get("id"))).isEmpty()) {
        return error(404, "record not found");
      }
    }
    changes.forEach(change -> carryOut(zone, change));
    return json(200, Map.of("records", List.of()));
  }

  private void carryOut(String zone, Map<String, Object> change) {
    if (change.containsKey("add")) {
      list(object(change.get("add")).get("records"))
          .forEach(sent -> add(stored(nextId(), zone, sent)));
    } else if (change.containsKey("set")) {
      var set = object(change.get("set"));
      var old = record(String.valueOf(set.get("id"))).orElseThrow();
      var sent = list(set.get("records")).getFirst();
      change(old, gone -> stored(old.id(), zone, sent));
    } else {
      var id = String.valueOf(object(change.get("delete")).get("id"));
      remove(record(id).orElseThrow());
    }
  }

  /** What is not sent is gone. */
  private static Stored stored(String id, String zone, Map<String, Object> sent) {
    var left = String.valueOf(sent.get("name"));
    var stored =
        new Stored(
            id,
            zone,
            left.isEmpty() ? zone : left + "." + zone,
            String.valueOf(sent.get("type")),
            ((Number) sent.get("ttl")).longValue(),
            String.valueOf(sent.get("data")));
    return sent.containsKey("comment") ? stored.with("comment", sent.get("comment")) : stored;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object json) {
    return (List<Map<String, Object>>) json;
  }
}
