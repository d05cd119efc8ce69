package mailauth.providers.hetzner;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Rdata;
import mailauth.core.json.JsonObject;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Hetzner's Cloud API in memory: RRsets, and writes as actions that are done at second sight. */
final class FakeHetzner extends FakeCloud {
  private static final int PAGE = 25;
  private final Map<String, Integer> looks = new HashMap<>();

  FakeHetzner(Zone... zones) {
    super(new HetznerType(), "/v1", zones);
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
    return error(status, "because", words);
  }

  static MockResponse error(int status, String code, String words) {
    return json(status, Map.of("error", Map.of("code", code, "message", words)));
  }

  /** An action that came to nothing. */
  static MockResponse failed(String words) {
    var error = Map.of("code", "action_failed", "message", words);
    return json(200, Map.of("action", Map.of("id", 7, "status", "error", "error", error)));
  }

  private MockResponse action(int status, String id) {
    int look = looks.merge(id, 1, Integer::sum);
    var action = Map.of("id", Long.valueOf(id), "status", look < 3 ? "running" : "success");
    return json(status, Map.of("action", action));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "zones")) {
      return paged(request, "zones", zoneNames().stream().map(FakeHetzner::zone).toList());
    }
    if (request.is("GET", "zones", "actions", "*")) {
      return action(200, request.path().get(2));
    }
    var zone = request.path().get(1);
    if (request.is("GET", "zones", "*", "rrsets")) {
      return paged(request, "rrsets", rrsets(zone, request.query("name").orElseThrow()));
    }
    return request.path().size() == 3
        ? create(zone, JsonObject.read(request.body()))
        : change(zone, request, JsonObject.read(request.body()));
  }

  private static Map<String, Object> zone(String name) {
    var servers = Map.of("assigned", List.of("hydrogen.ns.hetzner.com."));
    return Map.of("id", name, "name", name, "ttl", 3600, "authoritative_nameservers", servers);
  }

  private static MockResponse paged(Asked request, String name, List<Map<String, Object>> all) {
    int page = request.query("page").map(Integer::valueOf).orElse(1);
    int size = request.query("per_page").map(Integer::valueOf).orElse(PAGE);
    var pagination = new LinkedHashMap<String, Object>();
    pagination.put("page", page);
    pagination.put("next_page", page < pages(all, size) ? page + 1 : null);
    var meta = Map.of("pagination", pagination);
    return json(200, Map.of(name, page(all, page, size), "meta", meta));
  }

  private List<Stored> at(String zone, String relative) {
    var name = relative.equals("@") ? zone : relative + "." + zone;
    return records(zone).stream().filter(each -> each.name().equalsIgnoreCase(name)).toList();
  }

  private List<Map<String, Object>> rrsets(String zone, String relative) {
    var here = at(zone, relative);
    return here.stream()
        .map(Stored::type)
        .distinct()
        .map(type -> {
          var records = here.stream().filter(each -> each.type().equals(type)).toList();
          var first = records.getFirst();
          var members = new LinkedHashMap<String, Object>();
          members.put("name", relative);
          members.put("type", type);
          members.put("ttl", first.ttl() == 0 ? null : first.ttl());
          members.put(
              "protection", Map.of("change", first.more().getOrDefault("protected", false)));
          members.put("records", records.stream().map(FakeHetzner::record).toList());
          return (Map<String, Object>) members;
        })
        .toList();
  }

  private static Map<String, Object> record(Stored record) {
    return Map.of("value", record.content(), "comment", record.more().getOrDefault("comment", ""));
  }

  private MockResponse create(String zone, JsonObject sent) {
    var type = sent.text("type");
    if (at(zone, sent.text("name")).stream().anyMatch(each -> each.type().equals(type))) {
      return error(409, "uniqueness_error", "the RRset exists already");
    }
    put(zone, sent.text("name"), type, sent.number("ttl"), sent);
    return action(201, nextId());
  }

  private MockResponse change(String zone, Asked request, JsonObject sent) {
    var relative = request.path().get(3);
    var type = request.path().get(4);
    var old = at(zone, relative).stream().filter(each -> each.type().equals(type)).toList();
    if (old.isEmpty()) {
      return error(404, "not_found", "RRset not found");
    }
    switch (request.path().get(6)) {
      case "change_ttl" ->
          old.forEach(each -> change(each, now -> now.with(sent.number("ttl"), now.content())));
      case "remove_records" -> {
        var values = sent.objects("records").stream().map(each -> each.text("value")).toList();
        old.stream().filter(each -> values.contains(each.content())).forEach(this::remove);
      }
      default -> {
        old.forEach(this::remove);
        put(zone, relative, type, old.getFirst().ttl(), sent);
      }
    }
    return action(201, nextId());
  }

  private void put(String zone, String relative, String type, long ttl, JsonObject sent) {
    var name = relative.equals("@") ? zone : relative + "." + zone;
    for (var record : sent.objects("records")) {
      var stored = new Stored(nextId(), zone, name, type, ttl, record.text("value"));
      add(
          record
              .optionalText("comment")
              .map(comment -> stored.with("comment", comment))
              .orElse(stored));
    }
  }
}
