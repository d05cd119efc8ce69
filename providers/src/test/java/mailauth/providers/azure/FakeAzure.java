package mailauth.providers.azure;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.json.JsonObject;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Presentation;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Azure DNS in memory: record sets by type and relative name, each with an ETag. */
final class FakeAzure extends FakeCloud {
  private static final int PAGE = 100;
  private static final String GROUP = "/subscriptions/a-subscription/resourceGroups/a-group";

  /** A record's members by type; names of members are Azure's. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "A", List.of("ipv4Address"),
          "AAAA", List.of("ipv6Address"),
          "CNAME", List.of("cname"),
          "MX", List.of("preference", "exchange"),
          "NS", List.of("nsdname"),
          "PTR", List.of("ptrdname"),
          "TXT", List.of("value"));

  FakeAzure(Zone... zones) {
    super(new AzureType(), "", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "tenant-id",
        "a-tenant",
        "client-id",
        "an-application",
        "client-secret",
        SECRET,
        "subscription-id",
        "a-subscription",
        "authority",
        endpoint().toString());
  }

  /** The secret is the token that it hands out, too. */
  @Override
  protected boolean isAuthorized(Asked request) {
    return request.is("POST", "a-tenant", "oauth2", "v2.0", "token")
        || request.header("Authorization").equals("Bearer " + SECRET);
  }

  /** A record's members, as JSON. */
  @Override
  protected String content(Rdata data) {
    var members = new LinkedHashMap<String, Object>();
    switch (data) {
      case Rdata.Address(var ip) ->
          members.put(ip.toString().contains(":") ? "ipv6Address" : "ipv4Address", ip.toString());
      case Rdata.Mx(var preference, var exchange) -> {
        members.put("preference", preference);
        members.put("exchange", exchange.text());
      }
      case Txt txt ->
          members.put(
              "value", txt.strings().stream().map(string -> Txt.ofOctets(string).text()).toList());
      case Rdata other -> members.put("name", other.toString().replaceFirst("(?<=.)\\.$", ""));
    }
    return JsonObject.writeLine(members);
  }

  @Override
  protected Rdata served(Stored record) {
    var members = JsonObject.read(record.content());
    if (record.type().equals("TXT")) {
      return new Txt(members.texts("value").stream().map(text -> Txt.of(text).joined()).toList());
    }
    var text = members.members().values().stream().map(String::valueOf).collect(joining(" "));
    return Presentation.read(record.type(), text);
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, Map.of("error", Map.of("code", "Because", "message", words)));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("POST", "a-tenant", "oauth2", "v2.0", "token")) {
      return json(200, Map.of("token_type", "Bearer", "access_token", SECRET, "expires_in", 3599));
    }
    if (!request.query("api-version").orElse("").equals("2018-05-01")) {
      return error(400, "The api-version query parameter is required");
    }
    if (request.method().equals("GET") && request.path().getLast().equals("dnsZones")) {
      return paged(request, zoneNames().stream().map(FakeAzure::zone).toList());
    }
    var zone = request.path().get(7);
    if (request.method().equals("GET") && request.path().getLast().equals("recordsets")) {
      return paged(request, recordSets(zone));
    }
    var type = request.path().get(8);
    var name = request.path().get(9).equals("@") ? zone : request.path().get(9) + "." + zone;
    var here =
        records(zone).stream()
            .filter(each -> each.name().equalsIgnoreCase(name) && each.type().equals(type))
            .toList();
    boolean expected =
        here.isEmpty()
            ? request.header("If-Match").isEmpty()
            : request.header("If-Match").equals(etag(here));
    if (!expected) {
      return error(412, "The condition was not satisfied");
    }
    here.forEach(this::remove);
    return request.method().equals("PUT")
        ? put(request, zone, name, type, here.isEmpty() ? 201 : 200)
        : empty(200);
  }

  /** Everything that anybody may change about a record set changes its ETag. */
  private static String etag(List<Stored> set) {
    var all = set.stream().map(each -> each.id() + each.ttl() + each.more()).collect(joining());
    return Integer.toHexString(all.hashCode());
  }

  private static Map<String, Object> zone(String name) {
    return Map.of(
        "id",
        "%s/providers/Microsoft.Network/dnszones/%s".formatted(GROUP, name),
        "name",
        name,
        "properties",
        Map.of("nameServers", List.of("ns1-01.azure-dns.com."), "zoneType", "Public"));
  }

  private MockResponse paged(Asked request, List<Map<String, Object>> all) {
    int page = request.query("$skipToken").map(Integer::valueOf).orElse(1);
    var members = new LinkedHashMap<String, Object>();
    members.put("value", page(all, page, PAGE));
    if (page < pages(all, PAGE)) {
      var path = request.target().replaceFirst("\\?.*", "");
      members.put(
          "nextLink",
          "https://management.azure.com%s?api-version=2018-05-01&$skipToken=%d"
              .formatted(path, page + 1));
    }
    return json(200, members);
  }

  private List<Map<String, Object>> recordSets(String zone) {
    var sets = new LinkedHashMap<String, List<Stored>>();
    for (var each : records(zone)) {
      sets.merge(
          each.type() + " " + each.name(),
          List.of(each),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    return sets.values().stream().map(FakeAzure::recordSet).toList();
  }

  private static Map<String, Object> recordSet(List<Stored> set) {
    var first = set.getFirst();
    var properties = new LinkedHashMap<String, Object>();
    properties.put("fqdn", first.name() + ".");
    properties.put("TTL", first.ttl());
    var records = set.stream().map(each -> members(first.type(), each)).toList();
    if (first.type().equals("CNAME")) {
      properties.put("CNAMERecord", records.getFirst());
    } else {
      properties.put(first.type() + "Records", records);
    }
    properties.put("targetResource", Map.of());
    properties.putAll(first.more());
    return Map.of(
        "type",
        "Microsoft.Network/dnszones/" + first.type(),
        "etag",
        etag(set),
        "properties",
        properties);
  }

  private static Map<String, Object> members(String type, Stored record) {
    var kept = JsonObject.read(record.content()).members().values().iterator();
    var members = new LinkedHashMap<String, Object>();
    for (var name : MEMBERS.getOrDefault(type, List.of("name"))) {
      members.put(name, kept.next());
    }
    return members;
  }

  private MockResponse put(Asked request, String zone, String name, String type, int status) {
    var properties = JsonObject.read(request.body()).object("properties");
    var records =
        type.equals("CNAME")
            ? List.of(properties.object("CNAMERecord"))
            : properties.objects(type + "Records");
    for (var record : records) {
      var content = JsonObject.writeLine(record.members());
      var stored = new Stored(nextId(), zone, name, type, properties.number("TTL"), content);
      add(
          properties
              .optionalObject("metadata")
              .map(metadata -> stored.with("metadata", metadata.members()))
              .orElse(stored));
    }
    return json(status, Map.of("etag", "new"));
  }
}
