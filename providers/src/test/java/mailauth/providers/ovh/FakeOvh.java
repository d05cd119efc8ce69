package mailauth.providers.ovh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import mailauth.core.dns.Rdata;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** OVHcloud in memory, in June 2018: ids first, records one by one, signed requests. */
final class FakeOvh extends FakeCloud {
  static final long NOW = 1528723171;

  FakeOvh(Zone... zones) {
    super(new OvhType(), "/1.0", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("application-key", "ak", "application-secret", SECRET, "consumer-key", "ck");
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    if (request.is("GET", "auth", "time")) {
      return true;
    }
    var url = "http://127.0.0.1:%d%s".formatted(endpoint().getPort(), request.target());
    var time = request.header("X-Ovh-Timestamp");
    var signed = SECRET + "+ck+" + request.method() + "+" + url + "+" + request.body() + "+" + time;
    return request.header("X-Ovh-Application").equals("ak")
        && request.header("X-Ovh-Consumer").equals("ck")
        && request.header("X-Ovh-Signature").equals("$1$" + sha1(signed));
  }

  private static String sha1(String text) {
    try {
      var octets = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected String content(Rdata data) {
    return data.toString();
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, Map.of("message", words, "httpCode", String.valueOf(status)));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "auth", "time")) {
      return json(200, String.valueOf(NOW));
    }
    if (request.is("GET", "domain", "zone")) {
      return json(200, zoneNames().stream().collect(Collectors.joining("\",\"", "[\"", "\"]")));
    }
    var zone = request.path().get(2);
    if (request.is("POST", "domain", "zone", "*", "refresh")) {
      return json(200, "null");
    }
    if (request.is("GET", "domain", "zone", "*", "record")) {
      var left = request.query("subDomain").orElseThrow();
      return json(
          200,
          records(zone).stream()
              .filter(each -> left(zone, each.name()).equalsIgnoreCase(left))
              .map(Stored::id)
              .collect(Collectors.joining(",", "[", "]")));
    }
    if (request.is("POST", "domain", "zone", "*", "record")) {
      var sent = request.json();
      var left = String.valueOf(sent.get("subDomain"));
      var made =
          new Stored(
              nextId(),
              zone,
              left.isEmpty() ? zone : left + "." + zone,
              String.valueOf(sent.get("fieldType")),
              ((Number) sent.get("ttl")).longValue(),
              String.valueOf(sent.get("target")));
      add(made);
      return json(200, show(zone, made));
    }
    var record = record(request.path().get(4));
    if (record.isEmpty()) {
      return error(404, "This service does not exist");
    }
    if (request.method().equals("GET")) {
      return json(200, show(zone, record.get()));
    }
    if (request.method().equals("PUT")) {
      var sent = request.json();
      change(
          record.get(),
          old ->
              old.with(((Number) sent.get("ttl")).longValue(), String.valueOf(sent.get("target"))));
    } else {
      remove(record.get());
    }
    return json(200, "null");
  }

  private static Map<String, Object> show(String zone, Stored record) {
    var members = new LinkedHashMap<String, Object>();
    members.put("target", record.content());
    members.put("ttl", record.ttl());
    members.put("zone", zone);
    members.put("fieldType", record.more().getOrDefault("fieldType", record.type()));
    members.put("id", Integer.valueOf(record.id()));
    members.put("subDomain", left(zone, record.name()));
    return members;
  }

  private static String left(String zone, String name) {
    return name.equalsIgnoreCase(zone) ? "" : name.substring(0, name.length() - zone.length() - 1);
  }
}
