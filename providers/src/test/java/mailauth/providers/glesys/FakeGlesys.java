package mailauth.providers.glesys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** GleSYS in memory: functions in the path, plain TXT, a status of its own in each answer. */
final class FakeGlesys extends FakeCloud {
  FakeGlesys(Zone... zones) {
    super(new GlesysType(), "", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("user", "cl12345", "key", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    var pair = ("cl12345:" + SECRET).getBytes(StandardCharsets.UTF_8);
    return request
        .header("Authorization")
        .equals("Basic " + Base64.getEncoder().encodeToString(pair));
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
    return response(status, status, words, Map.of());
  }

  static MockResponse response(int status, int code, String words, Map<String, ?> more) {
    var members = new LinkedHashMap<String, Object>(more);
    members.put("status", Map.of("code", code, "text", words));
    return json(status, Map.of("response", members));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (!request.query("format").equals(Optional.of("json"))) {
      return error(406, "XML it is");
    }
    if (request.is("GET", "domain", "list")) {
      return ok(
          Map.of("domains", zoneNames().stream().map(name -> Map.of("domainname", name)).toList()));
    }
    var sent = request.json();
    var zone = String.valueOf(sent.get("domainname"));
    if (request.is("POST", "domain", "listrecords")) {
      return ok(Map.of("records", records(zone).stream().map(each -> show(zone, each)).toList()));
    }
    if (request.is("POST", "domain", "addrecord")) {
      var host = String.valueOf(sent.get("host"));
      add(
          new Stored(
                  nextId(),
                  zone,
                  host.equals("@") ? zone : host + "." + zone,
                  String.valueOf(sent.get("type")),
                  ((Number) sent.get("ttl")).longValue(),
                  String.valueOf(sent.get("data")))
              .with("host", host));
      return ok(Map.of());
    }
    var record = record(String.valueOf(sent.get("recordid")));
    if (record.isEmpty()) {
      return error(404, "Could not find a record with that id.");
    }
    if (request.is("POST", "domain", "updaterecord")) {
      change(
          record.get(),
          old ->
              old.with(((Number) sent.get("ttl")).longValue(), String.valueOf(sent.get("data"))));
    } else {
      remove(record.get());
    }
    return ok(Map.of());
  }

  private static MockResponse ok(Map<String, ?> more) {
    return response(200, 200, "OK", more);
  }

  /** Hosts come back as they were written; what was there before is in full, or is the apex. */
  private static Map<String, Object> show(String zone, Stored record) {
    var members = new LinkedHashMap<String, Object>();
    members.put("recordid", Integer.valueOf(record.id()));
    members.put("domainname", zone);
    var host = record.name().equalsIgnoreCase(zone) ? "@" : record.name();
    members.put("host", record.more().getOrDefault("host", host));
    members.put("type", record.type());
    members.put("data", record.content());
    members.put("ttl", record.ttl());
    return members;
  }
}
