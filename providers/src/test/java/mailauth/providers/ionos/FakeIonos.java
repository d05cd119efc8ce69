package mailauth.providers.ionos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Rdata;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** IONOS in memory: zones by id, full names, TXT in quotes, lists in and out. */
final class FakeIonos extends FakeCloud {
  FakeIonos(Zone... zones) {
    super(new IonosType(), "/dns/v1", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("key", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    return request.header("X-API-Key").equals(SECRET);
  }

  @Override
  protected String content(Rdata data) {
    return data.toString();
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, list(List.of(Map.of("code", "A_CODE", "message", words))));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "zones")) {
      return json(
          200,
          list(
              zoneNames().stream()
                  .map(name -> Map.of("name", name, "id", "id-of-" + name, "type", "NATIVE"))
                  .toList()));
    }
    var zone = request.path().get(1).replaceFirst("^id-of-", "");
    if (request.is("GET", "zones", "*")) {
      var name = request.query("recordName").orElseThrow();
      var found =
          records(zone).stream()
              .filter(each -> each.name().equalsIgnoreCase(name))
              .map(FakeIonos::show)
              .toList();
      return json(200, Map.of("name", zone, "id", "id-of-" + zone, "records", found));
    }
    if (request.is("POST", "zones", "*", "records")) {
      request
          .jsonList()
          .forEach(sent ->
              add(
                  new Stored(
                      nextId(),
                      zone,
                      String.valueOf(sent.get("name")),
                      String.valueOf(sent.get("type")),
                      ttl(sent),
                      stored(String.valueOf(sent.get("type")), sent))));
      return json(201, "[]");
    }
    var record = record(request.path().get(3));
    if (record.isEmpty()) {
      return error(404, "Record does not exist.");
    }
    if (request.is("PUT", "zones", "*", "records", "*")) {
      var sent = request.json();
      change(record.get(), old -> old.with(ttl(sent), stored(old.type(), sent)));
      return json(200, Map.of());
    }
    remove(record.get());
    return empty(200);
  }

  private static long ttl(Map<String, Object> sent) {
    return ((Number) sent.get("ttl")).longValue();
  }

  private static String stored(String type, Map<String, Object> sent) {
    var content = String.valueOf(sent.get("content"));
    return switch (type) {
      case "MX" -> sent.get("prio") + " " + absolute(content);
      case "CNAME", "NS" -> absolute(content);
      default -> content;
    };
  }

  private static String absolute(String name) {
    return name.endsWith(".") ? name : name + ".";
  }

  private static Map<String, Object> show(Stored record) {
    var members = new LinkedHashMap<String, Object>();
    var content = record.content();
    members.put("name", record.name());
    members.put("type", record.type());
    if (record.type().equals("MX")) {
      members.put("prio", Integer.valueOf(content.split(" ")[0]));
      content = content.split(" ")[1];
    }
    boolean isTarget = record.type().matches("MX|CNAME|NS") && !record.content().equals("0 .");
    members.put("content", isTarget ? content.replaceFirst("\\.$", "") : content);
    members.put("ttl", record.ttl());
    members.put("disabled", record.more().getOrDefault("disabled", false));
    members.put("id", record.id());
    return members;
  }
}
