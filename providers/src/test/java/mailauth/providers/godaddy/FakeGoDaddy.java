package mailauth.providers.godaddy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Presentation;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** GoDaddy in memory: records of a zone in one list, RRsets replaced by type and name. */
final class FakeGoDaddy extends FakeCloud {
  private static final int RECORDS = 500;

  FakeGoDaddy(Zone... zones) {
    super(new GoDaddyType(), "/v1", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("key", "a-key", "secret", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    return request.header("Authorization").equals("sso-key a-key:" + SECRET);
  }

  /** TXT as plain text, all else as zone files write it but for final dots. */
  @Override
  protected String content(Rdata data) {
    return data instanceof Txt txt ? txt.text() : data.toString().replaceFirst("(?<=\\w)\\.$", "");
  }

  @Override
  protected Rdata served(Stored record) {
    return switch (record.type()) {
      case "TXT" -> Txt.of(record.content());
      case "A", "AAAA" -> Presentation.read(record.type(), record.content());
      default -> Presentation.read(record.type(), record.content().replaceFirst("(?<=\\w)$", "."));
    };
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, Map.of("code", "BECAUSE", "message", words));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "domains")) {
      return domains(request);
    }
    var zone = request.path().get(1);
    if (request.is("GET", "domains", "*", "records")) {
      int page = request.query("offset").map(Integer::valueOf).orElse(1);
      var all = records(zone).stream().map(each -> members(zone, each)).toList();
      return json(200, list(page(all, page, RECORDS)));
    }
    var type = request.path().get(3);
    var relative = request.path().get(4);
    var name = relative.equals("@") ? zone : relative + "." + zone;
    records(zone).stream()
        .filter(each -> each.type().equals(type) && each.name().equalsIgnoreCase(name))
        .forEach(this::remove);
    return request.method().equals("PUT") ? put(request, zone, type, name) : empty(204);
  }

  private MockResponse domains(Asked request) {
    var marker = request.query("marker").orElse("");
    int limit = Integer.parseInt(request.query("limit").orElse("100"));
    var left = zoneNames().subList(zoneNames().indexOf(marker) + 1, zoneNames().size());
    var domains = new ArrayList<Map<String, Object>>();
    for (var name : page(left, 1, limit)) {
      domains.add(Map.of("domain", name, "status", "ACTIVE"));
      if (name.equals("example.com")) {
        domains.add(Map.of("domain", name, "status", "CANCELLED_TRANSFER"));
      }
    }
    return json(200, list(domains));
  }

  private static Map<String, Object> members(String zone, Stored record) {
    var members = new LinkedHashMap<String, Object>();
    members.put("data", record.content());
    if (record.type().equals("MX")) {
      var parts = record.content().split(" ", 2);
      members.put("data", parts[1]);
      members.put("priority", Integer.valueOf(parts[0]));
    }
    boolean apex = record.name().equalsIgnoreCase(zone);
    members.put(
        "name",
        apex ? "@" : record.name().substring(0, record.name().length() - zone.length() - 1));
    members.put("ttl", record.ttl());
    members.put("type", record.type());
    return members;
  }

  private MockResponse put(Asked request, String zone, String type, String name) {
    for (var record : request.jsonList()) {
      var data = String.valueOf(record.get("data"));
      var content = type.equals("MX") ? record.get("priority") + " " + data : data;
      long ttl = ((Number) record.get("ttl")).longValue();
      add(new Stored(nextId(), zone, name, type, ttl, content));
    }
    return empty(200);
  }
}
