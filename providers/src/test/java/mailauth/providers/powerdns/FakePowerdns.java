package mailauth.providers.powerdns;

import java.util.ArrayList;
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

/** PowerDNS in memory, for what a real server does not do on demand. */
final class FakePowerdns extends FakeCloud {
  FakePowerdns(Zone... zones) {
    super(new PowerdnsType(), "", zones);
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
    return status == 401 || status == 404
        ? new MockResponse.Builder().code(status).body(words).build()
        : json(status, Map.of("error", words));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "api", "v1", "servers", "localhost", "zones")) {
      var zones = zoneNames().stream().map(name -> Map.of("id", name + ".", "name", name + "."));
      return json(200, list(zones.toList()));
    }
    var zone = request.path().getLast().replaceFirst("\\.$", "");
    if (request.is("GET", "api", "v1", "servers", "localhost", "zones", "*")) {
      return json(200, Map.of("name", zone + ".", "rrsets", rrsets(zone)));
    }
    for (var each : (List<?>) request.json().get("rrsets")) {
      patch(zone, (Map<?, ?>) each);
    }
    return empty(204);
  }

  private void patch(String zone, Map<?, ?> rrset) {
    var name = String.valueOf(rrset.get("name")).replaceFirst("\\.$", "");
    records(zone).stream()
        .filter(old -> old.name().equalsIgnoreCase(name) && old.type().equals(rrset.get("type")))
        .forEach(this::remove);
    if (rrset.get("changetype").equals("REPLACE")) {
      for (var each : (List<?>) rrset.get("records")) {
        var sent = (Map<?, ?>) each;
        add(
            new Stored(
                nextId(),
                zone,
                name,
                String.valueOf(rrset.get("type")),
                ((Number) rrset.get("ttl")).longValue(),
                String.valueOf(sent.get("content")),
                Map.of("disabled", sent.get("disabled"))));
      }
    }
  }

  private List<Map<String, Object>> rrsets(String zone) {
    var byKey = new LinkedHashMap<String, Map<String, Object>>();
    for (var each : records(zone)) {
      var rrset =
          byKey.computeIfAbsent(
              each.name().toLowerCase(Locale.ROOT) + each.type(),
              key -> {
                var members = new LinkedHashMap<String, Object>();
                members.put("name", each.name() + ".");
                members.put("type", each.type());
                members.put("ttl", each.ttl());
                members.put("records", new ArrayList<>());
                return members;
              });
      @SuppressWarnings("unchecked")
      var records = (List<Object>) rrset.get("records");
      records.add(
          Map.of(
              "content", each.content(), "disabled", each.more().getOrDefault("disabled", false)));
    }
    return List.copyOf(byKey.values());
  }
}
