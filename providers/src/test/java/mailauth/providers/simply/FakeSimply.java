package mailauth.providers.simply;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Simply.com in memory: an update forgets what it does not say. */
final class FakeSimply extends FakeCloud {
  private static final String ACCOUNT = "S123456";
  private static final String PREFIX = "product-";

  FakeSimply(Zone... zones) {
    super(new SimplyType(), "/2", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("account", ACCOUNT, "key", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    var pair = (ACCOUNT + ":" + SECRET).getBytes(StandardCharsets.UTF_8);
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
    return json(status, Map.of("error", words));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "my", "products", "")) {
      return success(Map.of("products", zoneNames().stream().map(FakeSimply::product).toList()));
    }
    var zone = request.path().get(2).substring(PREFIX.length());
    if (!zoneNames().contains(zone)) {
      return error(404, "Unknown or invalid product reference");
    }
    if (request.is("GET", "my", "products", "*", "dns", "records", "")) {
      return success(Map.of("records", records(zone).stream().map(FakeSimply::show).toList()));
    }
    if (request.is("POST", "my", "products", "*", "dns", "records", "")) {
      var made = stored(nextId(), zone, request.json());
      add(made);
      return success(Map.of("record", Map.of("id", Integer.valueOf(made.id()))));
    }
    var id = request.path().get(5);
    var record = record(id);
    if (record.isEmpty()) {
      return error(404, "Unknown DNS record");
    }
    if (request.is("PUT", "my", "products", "*", "dns", "records", "*", "")) {
      change(record.get(), old -> stored(id, zone, request.json()));
    } else {
      remove(record.get());
    }
    return success(Map.of());
  }

  private static Map<String, Object> product(String zone) {
    return Map.of("object", PREFIX + zone, "name", "a product", "domain", Map.of("name", zone));
  }

  private static MockResponse success(Map<String, ?> more) {
    var members = new LinkedHashMap<String, Object>(Map.of("status", 200, "message", "success"));
    members.putAll(more);
    return json(200, members);
  }

  private static Stored stored(String id, String zone, Map<String, Object> sent) {
    var left = String.valueOf(sent.get("name"));
    var type = String.valueOf(sent.get("type"));
    var record =
        new Stored(
            id,
            zone,
            left.equals("@") ? zone : left + "." + zone,
            type,
            ((Number) sent.get("ttl")).longValue(),
            content(type, sent));
    return sent.containsKey("comment") ? record.with("comment", sent.get("comment")) : record;
  }

  private static String content(String type, Map<String, Object> sent) {
    var data = String.valueOf(sent.get("data"));
    return switch (type) {
      case "MX" -> sent.get("priority") + " " + absolute(data);
      case "CNAME", "NS" -> absolute(data);
      default -> data;
    };
  }

  private static String absolute(String name) {
    return name.endsWith(".") ? name : name + ".";
  }

  private static Map<String, Object> show(Stored record) {
    boolean isMx = record.type().equals("MX");
    boolean isTarget = record.type().matches("MX|CNAME|NS") && !record.content().equals("0 .");
    var data = isMx ? record.content().split(" ")[1] : record.content();
    var members = new LinkedHashMap<String, Object>();
    members.put("record_id", Integer.valueOf(record.id()));
    members.put("name", relative(record));
    members.put("ttl", record.ttl());
    members.put("data", isTarget ? data.replaceFirst("\\.$", "") : data);
    members.put("type", record.type());
    members.put("priority", isMx ? Integer.valueOf(record.content().split(" ")[0]) : 0);
    members.put("comment", record.more().get("comment"));
    return members;
  }

  private static String relative(Stored record) {
    return record.name().equalsIgnoreCase(record.zone())
        ? "@"
        : record.name().substring(0, record.name().length() - record.zone().length() - 1);
  }
}
