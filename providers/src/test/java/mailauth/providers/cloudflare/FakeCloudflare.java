package mailauth.providers.cloudflare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Rdata;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Cloudflare in memory: its paths, paging, envelope and errors. */
public final class FakeCloudflare extends FakeCloud {
  private List<String> servers = List.of();
  private List<String> proxied = List.of();

  public FakeCloudflare(Zone... zones) {
    super(new CloudflareType(), "/client/v4", zones);
  }

  /** The servers that it says it serves its zones with. */
  FakeCloudflare servedBy(String... names) {
    servers = List.of(names);
    return this;
  }

  /** The names whose records it answers for with addresses of its own. */
  FakeCloudflare proxying(String... names) {
    proxied = List.of(names);
    return this;
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
    return json(status, envelope(false, null, List.of(Map.of("code", 1000, "message", words))));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "zones")) {
      return list(request, zoneNames().stream().map(this::zone).toList());
    }
    if (request.is("GET", "zones", "*", "dns_records")) {
      var name = request.query("name").orElseThrow();
      return list(
          request,
          records(zoneName(request)).stream()
              .filter(each -> each.name().equalsIgnoreCase(name))
              .map(this::show)
              .toList());
    }
    if (request.is("POST", "zones", "*", "dns_records")) {
      var sent = request.json();
      var type = String.valueOf(sent.get("type"));
      var made =
          new Stored(
              nextId(),
              zoneName(request),
              String.valueOf(sent.get("name")),
              type,
              ((Number) sent.get("ttl")).longValue(),
              stored(type, sent));
      add(made);
      return json(200, envelope(true, show(made), List.of()));
    }
    var record = request.path().size() == 4 ? record(request.path().get(3)) : null;
    if (record == null || record.isEmpty()) {
      return error(404, "Record does not exist.");
    }
    if (request.is("PATCH", "zones", "*", "dns_records", "*")) {
      var sent = request.json();
      change(
          record.get(),
          old -> old.with(((Number) sent.get("ttl")).longValue(), stored(old.type(), sent)));
      return json(200, envelope(true, show(record(record.get().id()).orElseThrow()), List.of()));
    }
    remove(record.get());
    return json(200, envelope(true, Map.of("id", record.get().id()), List.of()));
  }

  private String zoneName(Asked request) {
    return request.path().get(1).replace("id-of-", "");
  }

  private Map<String, Object> zone(String name) {
    return Map.of("id", "id-of-" + name, "name", name, "name_servers", servers);
  }

  /** From the members of a request to zone file text. */
  private static String stored(String type, Map<String, Object> sent) {
    return switch (type) {
      case "MX" -> sent.get("priority") + " " + dotted(sent);
      case "CNAME", "NS", "PTR" -> dotted(sent);
      case "TLSA" -> {
        var data = (Map<?, ?>) sent.get("data");
        yield "%s %s %s %s"
            .formatted(
                data.get("usage"),
                data.get("selector"),
                data.get("matching_type"),
                data.get("certificate"));
      }
      default -> String.valueOf(sent.get("content"));
    };
  }

  private static String dotted(Map<String, Object> sent) {
    var name = String.valueOf(sent.get("content"));
    return name.equals(".") ? name : name + ".";
  }

  private Map<String, Object> show(Stored record) {
    var members = new HashMap<String, Object>(record.more());
    members.put("id", record.id());
    members.put("name", record.name());
    members.put("type", record.type());
    members.put("ttl", record.ttl());
    members.put("proxied", proxied.contains(record.name()));
    var content = record.content();
    if (record.type().equals("MX")) {
      members.put("priority", Integer.valueOf(content.split(" ")[0]));
      content = content.split(" ")[1];
    }
    members.put("content", record.type().matches("TXT|TLSA|A|AAAA") ? content : undotted(content));
    return members;
  }

  private static String undotted(String name) {
    return name.length() > 1 ? name.substring(0, name.length() - 1) : name;
  }

  private static MockResponse list(Asked request, List<? extends Map<String, ?>> all) {
    int page = request.query("page").map(Integer::valueOf).orElse(1);
    int size = request.query("per_page").map(Integer::valueOf).orElse(20);
    var members =
        new LinkedHashMap<>(envelope(true, page(new ArrayList<>(all), page, size), List.of()));
    members.put(
        "result_info", Map.of("page", page, "per_page", size, "total_pages", pages(all, size)));
    return json(200, members);
  }

  private static Map<String, Object> envelope(boolean success, Object result, List<?> errors) {
    var members = new LinkedHashMap<String, Object>();
    members.put("result", result);
    members.put("success", success);
    members.put("errors", errors);
    members.put("messages", List.of());
    return members;
  }
}
