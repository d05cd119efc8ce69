package mailauth.providers.google;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import mailauth.core.dns.Rdata;
import mailauth.core.json.JsonObject;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Cloud DNS in memory: page tokens, and changes of which each deletion must be exact. */
final class FakeGoogle extends FakeCloud {
  static final KeyPair KEY = key();
  private static final int PAGE = 100;

  FakeGoogle(Zone... zones) {
    super(new GoogleType(), "/dns/v1", zones);
  }

  private static KeyPair key() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The file that Google hands out. */
  static String file(String tokenUri) {
    var pem =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(KEY.getPrivate().getEncoded()));
    return JsonObject.writeLine(
        Map.of(
            "client_email",
            "robot@a-project.example",
            "private_key_id",
            "key-1",
            "private_key",
            pem,
            "project_id",
            "a-project",
            "token_uri",
            tokenUri));
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("service-account", file(endpoint() + "/token"));
  }

  /** The secret is the token that it hands out. */
  @Override
  protected boolean isAuthorized(Asked request) {
    return request.is("POST", "token")
        || request.header("Authorization").equals("Bearer " + SECRET);
  }

  @Override
  protected String content(Rdata data) {
    return data.toString();
  }

  @Override
  public MockResponse error(int status, String words) {
    return error(status, "because", words);
  }

  static MockResponse error(int status, String reason, String words) {
    var error =
        Map.of("code", status, "message", words, "errors", List.of(Map.of("reason", reason)));
    return json(status, Map.of("error", error));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("POST", "token")) {
      return json(200, Map.of("access_token", SECRET, "expires_in", 3600));
    }
    if (request.is("GET", "projects", "a-project", "managedZones")) {
      var zones = zoneNames().stream().map(name -> Map.of("id", name, "dnsName", name + "."));
      return paged(request, "managedZones", zones.toList());
    }
    var zone = request.path().get(3);
    return request.is("GET", "projects", "*", "managedZones", "*", "rrsets")
        ? paged(request, "rrsets", rrsets(zone, request.query("name").orElse("")))
        : change(zone, request.json());
  }

  private static MockResponse paged(Asked request, String name, List<? extends Object> all) {
    int page = request.query("pageToken").map(Integer::valueOf).orElse(1);
    var members = new LinkedHashMap<String, Object>();
    members.put(name, page(all, page, PAGE));
    if (page < pages(all, PAGE)) {
      members.put("nextPageToken", String.valueOf(page + 1));
    }
    return json(200, members);
  }

  private List<Map<String, Object>> rrsets(String zone, String name) {
    var here =
        records(zone).stream().filter(each -> (each.name() + ".").equalsIgnoreCase(name)).toList();
    return here.stream()
        .map(Stored::type)
        .distinct()
        .map(type -> {
          var records = here.stream().filter(each -> each.type().equals(type)).toList();
          var first = records.getFirst();
          var members = new LinkedHashMap<String, Object>(first.more());
          members.put("name", first.name() + ".");
          members.put("type", type);
          members.put("ttl", first.ttl());
          if (first.more().isEmpty()) {
            members.put("rrdatas", records.stream().map(Stored::content).toList());
          }
          return (Map<String, Object>) members;
        })
        .toList();
  }

  private MockResponse change(String zone, Map<String, Object> sent) {
    var left = new ArrayList<>(records(zone));
    for (var deletion : sets(sent, "deletions")) {
      var here = left.stream().filter(each -> isOf(each, deletion)).toList();
      boolean same =
          here.stream()
                  .map(Stored::content)
                  .collect(Collectors.toSet())
                  .equals(new HashSet<Object>((List<?>) deletion.get("rrdatas")))
              && here.stream().allMatch(each -> each.ttl() == ttl(deletion));
      if (here.isEmpty() || !same) {
        return error(412, "conditionNotMet", "Precondition not met");
      }
      left.removeAll(here);
    }
    for (var addition : sets(sent, "additions")) {
      if (left.stream().anyMatch(each -> isOf(each, addition))) {
        return error(409, "alreadyExists", "The resource already exists");
      }
      var name = String.valueOf(addition.get("name")).replaceFirst("\\.$", "");
      for (var data : (List<?>) addition.get("rrdatas")) {
        var type = String.valueOf(addition.get("type"));
        left.add(new Stored(nextId(), zone, name, type, ttl(addition), String.valueOf(data)));
      }
    }
    records(zone).forEach(this::remove);
    left.forEach(this::add);
    return json(200, Map.of("kind", "dns#change", "status", "pending"));
  }

  private static boolean isOf(Stored record, Map<String, Object> set) {
    return (record.name().toLowerCase(Locale.ROOT) + ".")
            .equals(String.valueOf(set.get("name")).toLowerCase(Locale.ROOT))
        && record.type().equals(set.get("type"));
  }

  private static long ttl(Map<String, Object> set) {
    return ((Number) set.get("ttl")).longValue();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> sets(Map<String, Object> sent, String name) {
    var sets = (List<Map<String, Object>>) sent.get(name);
    return sets == null ? List.of() : sets;
  }
}
