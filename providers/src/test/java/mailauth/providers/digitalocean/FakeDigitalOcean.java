package mailauth.providers.digitalocean;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** DigitalOcean in memory: relative names, plain TXT, pages by link. */
public final class FakeDigitalOcean extends FakeCloud {
  public FakeDigitalOcean(Zone... zones) {
    super(new DigitalOceanType(), "/v2", zones);
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
    return data instanceof Txt txt ? txt.text() : data.toString();
  }

  @Override
  protected Rdata served(Stored record) {
    return record.type().equals("TXT") ? Txt.of(record.content()) : super.served(record);
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, Map.of("id", "an_id", "message", words));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "domains")) {
      return list(
          request, "domains", zoneNames().stream().map(name -> Map.of("name", name)).toList());
    }
    var zone = request.path().get(1);
    if (request.is("GET", "domains", "*", "records")) {
      var name = request.query("name").orElseThrow();
      return list(
          request,
          "domain_records",
          records(zone).stream()
              .filter(each -> each.name().equalsIgnoreCase(name))
              .map(each -> show(zone, each))
              .toList());
    }
    if (request.is("POST", "domains", "*", "records")) {
      var sent = request.json();
      var left = String.valueOf(sent.get("name"));
      var made =
          new Stored(
              nextId(),
              zone,
              left.equals("@") ? zone : left + "." + zone,
              String.valueOf(sent.get("type")),
              ((Number) sent.get("ttl")).longValue(),
              stored(sent));
      add(made);
      return json(201, Map.of("domain_record", show(zone, made)));
    }
    var record = record(request.path().get(3));
    if (record.isEmpty()) {
      return error(404, "The resource you were accessing could not be found.");
    }
    if (request.is("PUT", "domains", "*", "records", "*")) {
      var sent = request.json();
      change(record.get(), old -> old.with(((Number) sent.get("ttl")).longValue(), stored(sent)));
      return json(200, Map.of("domain_record", Map.of()));
    }
    remove(record.get());
    return empty(204);
  }

  private static String stored(Map<String, Object> sent) {
    var priority = sent.get("priority");
    return priority == null ? String.valueOf(sent.get("data")) : priority + " " + sent.get("data");
  }

  private static Map<String, Object> show(String zone, Stored record) {
    var members = new LinkedHashMap<String, Object>();
    var content = record.content();
    members.put("id", Integer.valueOf(record.id()));
    members.put("type", record.type());
    members.put("name", left(zone, record.name()));
    members.put("ttl", record.ttl());
    members.put("priority", null);
    if (record.type().equals("MX")) {
      members.put("priority", Integer.valueOf(content.split(" ")[0]));
      content = content.split(" ")[1];
    }
    boolean isTarget = record.type().matches("CNAME|MX|NS") && content.length() > 1;
    members.put("data", isTarget ? content.replaceFirst("\\.$", "") : content);
    return members;
  }

  private static String left(String zone, String name) {
    return name.equalsIgnoreCase(zone) ? "@" : name.substring(0, name.length() - zone.length() - 1);
  }

  private static MockResponse list(
      Asked request, String member, List<? extends Map<String, ?>> all) {
    int page = request.query("page").map(Integer::valueOf).orElse(1);
    int size = request.query("per_page").map(Integer::valueOf).orElse(20);
    var links =
        page < pages(all, size)
            ? Map.of(
                "pages",
                Map.of("next", "https://api.digitalocean.com/v2/domains?page=" + (page + 1)))
            : Map.of();
    return json(200, Map.of(member, page(all, page, size), "links", links));
  }
}
