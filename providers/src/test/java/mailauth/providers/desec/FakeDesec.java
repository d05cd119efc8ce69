package mailauth.providers.desec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Rdata;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** deSEC in memory: RRsets by subname, cursors, bulk changes. */
final class FakeDesec extends FakeCloud {
  private static final int PAGE = 50;

  FakeDesec(Zone... zones) {
    super(new DesecType(), "/api/v1", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("token", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    return request.header("Authorization").equals("Token " + SECRET);
  }

  @Override
  protected String content(Rdata data) {
    return data.toString();
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, Map.of("detail", words));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "domains", "")) {
      return domains(request);
    }
    var zone = request.path().get(1);
    if (request.is("GET", "domains", "*", "rrsets", "")) {
      var name = name(request.query("subname").orElseThrow(), zone);
      return json(200, list(rrsets(zone, name)));
    }
    if (request.is("POST", "domains", "*", "rrsets", "")) {
      put(zone, request.json());
      return json(201, request.json());
    }
    if (request.is("PATCH", "domains", "*", "rrsets", "")) {
      request.jsonList().forEach(sent -> put(zone, sent));
      return json(200, request.body());
    }
    put(zone, request.json());
    return ((List<?>) request.json().get("records")).isEmpty()
        ? empty(204)
        : json(200, request.json());
  }

  private MockResponse domains(Asked request) {
    int page = request.query("cursor").filter(at -> !at.isEmpty()).map(Integer::valueOf).orElse(1);
    var domains =
        zoneNames().stream().map(name -> Map.of("name", name, "minimum_ttl", 3600)).toList();
    var answer = json(200, list(page(domains, page, PAGE))).newBuilder();
    if (page < pages(domains, PAGE)) {
      answer.addHeader(
          "Link",
          "<https://desec.io/api/v1/domains/?cursor=>; rel=\"first\","
              + " <https://desec.io/api/v1/domains/?cursor=%d>; rel=\"next\"".formatted(page + 1));
    }
    return answer.build();
  }

  private void put(String zone, Map<String, Object> sent) {
    var name = name(String.valueOf(sent.get("subname")), zone);
    var type = String.valueOf(sent.get("type"));
    records(zone).stream()
        .filter(old -> old.name().equalsIgnoreCase(name) && old.type().equals(type))
        .forEach(this::remove);
    for (var content : (List<?>) sent.get("records")) {
      long ttl = ((Number) sent.get("ttl")).longValue();
      add(new Stored(nextId(), zone, name, type, ttl, String.valueOf(content)));
    }
  }

  private List<Map<String, Object>> rrsets(String zone, String name) {
    var here = records(zone).stream().filter(each -> each.name().equalsIgnoreCase(name)).toList();
    return here.stream()
        .map(Stored::type)
        .distinct()
        .map(type -> {
          var records = here.stream().filter(each -> each.type().equals(type)).toList();
          var members = new LinkedHashMap<String, Object>();
          members.put("domain", zone);
          members.put("name", records.getFirst().name() + ".");
          members.put("records", records.stream().map(Stored::content).toList());
          members.put("ttl", records.getFirst().ttl());
          members.put("type", type);
          return (Map<String, Object>) members;
        })
        .toList();
  }

  private static String name(String subname, String zone) {
    return Optional.of(subname).filter(s -> !s.isEmpty()).map(s -> s + "." + zone).orElse(zone);
  }
}
