package mailauth.providers.porkbun;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Porkbun in memory: keys in the body, numbers as texts, short names in and long ones out. */
final class FakePorkbun extends FakeCloud {
  private static final int PAGE = 1000;

  FakePorkbun(Zone... zones) {
    super(new PorkbunType(), "/api/json/v3", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("key", "pk1_key", "secret-key", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    return request.method().equals("POST")
        && Objects.equals(request.json().get("apikey"), "pk1_key")
        && Objects.equals(request.json().get("secretapikey"), SECRET);
  }

  @Override
  protected String content(Rdata data) {
    return data instanceof Txt txt ? txt.text() : data.toString();
  }

  @Override
  protected Rdata served(Stored record) {
    return record.type().equals("TXT") ? Txt.of(record.content()) : super.served(record);
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, Map.of("status", "ERROR", "message", words));
  }

  @Override
  protected MockResponse answer(Asked request) {
    var sent = request.json();
    if (request.is("POST", "domain", "listAll")) {
      int start = Integer.parseInt(String.valueOf(sent.get("start")));
      var domains = zoneNames().stream().map(name -> Map.of("domain", name)).toList();
      return success(Map.of("domains", page(domains, start / PAGE + 1, PAGE)));
    }
    var zone = request.path().get(2);
    if (request.is("POST", "dns", "retrieve", "*")) {
      return success(Map.of("records", records(zone).stream().map(FakePorkbun::show).toList()));
    }
    if (request.is("POST", "dns", "create", "*")) {
      var left = String.valueOf(sent.get("name"));
      var made =
          new Stored(
              nextId(),
              zone,
              left.isEmpty() ? zone : left + "." + zone,
              String.valueOf(sent.get("type")),
              ((Number) sent.get("ttl")).longValue(),
              stored(sent));
      add(made);
      return success(Map.of("id", Integer.valueOf(made.id())));
    }
    var record = record(request.path().get(3));
    if (record.isEmpty()) {
      return error(400, "Invalid record ID.");
    }
    if (request.is("POST", "dns", "edit", "*", "*")) {
      change(record.get(), old -> old.with(((Number) sent.get("ttl")).longValue(), stored(sent)));
    } else {
      remove(record.get());
    }
    return success(Map.of());
  }

  private static MockResponse success(Map<String, ?> more) {
    var members = new LinkedHashMap<String, Object>(Map.of("status", "SUCCESS"));
    members.putAll(more);
    return json(200, members);
  }

  private static String stored(Map<String, Object> sent) {
    var content = String.valueOf(sent.get("content"));
    return switch (String.valueOf(sent.get("type"))) {
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
    boolean isMx = record.type().equals("MX");
    boolean isTarget = record.type().matches("MX|CNAME|NS") && !record.content().equals("0 .");
    var content = isMx ? record.content().split(" ")[1] : record.content();
    members.put("id", record.id());
    members.put("name", record.name());
    members.put("type", record.type());
    members.put("content", isTarget ? content.replaceFirst("\\.$", "") : content);
    members.put("ttl", String.valueOf(record.ttl()));
    members.put("prio", isMx ? record.content().split(" ")[0] : "0");
    members.put("notes", record.more().get("notes"));
    return members;
  }
}
