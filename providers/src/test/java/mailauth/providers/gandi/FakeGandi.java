package mailauth.providers.gandi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Rdata;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Gandi's LiveDNS in memory: RRsets by relative name and type. */
final class FakeGandi extends FakeCloud {
  FakeGandi(Zone... zones) {
    super(new GandiType(), "/v5/livedns", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("token", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    return request.header("Authorization").equals("Bearer " + SECRET);
  }

  @Override
  protected String content(Rdata data) {
    return data.toString();
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, Map.of("code", status, "message", words, "object", "dns-record"));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "domains")) {
      int page = Integer.parseInt(request.query("page").orElseThrow());
      int size = Integer.parseInt(request.query("per_page").orElseThrow());
      var all = zoneNames().stream().map(name -> Map.of("fqdn", name)).toList();
      return json(200, list(page(all, page, size)));
    }
    var zone = request.path().get(1);
    var relative = request.path().get(3);
    var name = relative.equals("@") ? zone : relative + "." + zone;
    var here = records(zone).stream().filter(each -> each.name().equalsIgnoreCase(name)).toList();
    if (request.is("GET", "domains", "*", "records", "*")) {
      return json(200, list(rrsets(here, relative)));
    }
    var type = request.path().get(4);
    var old = here.stream().filter(each -> each.type().equals(type)).toList();
    return switch (request.method()) {
      case "POST" ->
          old.isEmpty() ? put(request, zone, name, type) : error(409, "it exists already");
      case "PUT" -> {
        old.forEach(this::remove);
        yield put(request, zone, name, type);
      }
      case "DELETE" -> {
        old.forEach(this::remove);
        yield empty(204);
      }
      default -> error(405, "not allowed");
    };
  }

  private MockResponse put(Asked request, String zone, String name, String type) {
    var sent = request.json();
    long ttl = ((Number) sent.get("rrset_ttl")).longValue();
    for (var value : (List<?>) sent.get("rrset_values")) {
      add(new Stored(nextId(), zone, name, type, ttl, String.valueOf(value)));
    }
    return json(201, Map.of("message", "DNS Record Created"));
  }

  private static List<Map<String, Object>> rrsets(List<Stored> here, String relative) {
    return here.stream()
        .map(Stored::type)
        .distinct()
        .map(type -> {
          var records = here.stream().filter(each -> each.type().equals(type)).toList();
          var members = new LinkedHashMap<String, Object>();
          members.put("rrset_type", type);
          members.put("rrset_ttl", records.getFirst().ttl());
          members.put("rrset_name", relative);
          members.put("rrset_values", records.stream().map(Stored::content).toList());
          return (Map<String, Object>) members;
        })
        .toList();
  }
}
