package mailauth.providers.cloudflare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Page;
import mailauth.providers.http.Request;
import mailauth.providers.http.Response;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.RecordClient;

/** Speaks Cloudflare's API v4. */
final class CloudflareClient implements RecordClient {
  private static final int PAGE = 100;

  /** What a TTL of 1, "automatic", comes to in seconds. */
  private static final long AUTOMATIC = 300;

  /** Every answer says whether it is a success, and what is wrong if not. */
  static final Dialect DIALECT =
      new Dialect() {
        @Override
        public Optional<String> complaint(Response response) {
          var errors = response.json().objects("errors");
          return Optional.of(
              errors.stream()
                  .map(error -> "%s (%d)".formatted(error.text("message"), error.number("code")))
                  .collect(Collectors.joining("; ")));
        }

        @Override
        public Optional<String> refusal(Response success) {
          boolean worked = Boolean.TRUE.equals(success.json().members().get("success"));
          return worked ? Optional.empty() : complaint(success);
        }
      };

  private static final String PROXIED =
      "proxies this record and answers with its own addresses; switch the proxy off there, so that"
          + " the cloud is grey";

  private final Account account;

  CloudflareClient(Account account) {
    this.account = account;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    var request = Request.get("zones").with("page", 1).with("per_page", PAGE);
    return account.pages(
        new Call<>(
            "list its zones", request, answer -> page(request, answer, CloudflareClient::zone)));
  }

  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    var request =
        Request.get("zones", zone.id(), "dns_records")
            .with("per_page", PAGE)
            .with("name", name.text());
    return account.pages(
        new Call<>(
            "list the records of " + name,
            request,
            answer -> page(request, answer, CloudflareClient::read)));
  }

  @Override
  public void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", key.type().name());
    members.put("name", key.name().text());
    members.putAll(content(key, data));
    members.put("ttl", ttl);
    var request = Request.of("POST", "zones", zone.id(), "dns_records").with(members);
    account.call(Call.plain("create " + key, request));
  }

  /** PATCH, which leaves the proxy, the comment and the tags as they are. */
  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    var members = new LinkedHashMap<>(content(old.key(), data));
    members.put("ttl", ttl);
    var request = Request.of("PATCH", "zones", zone.id(), "dns_records", old.id()).with(members);
    account.call(Call.plain("update " + old.key(), request));
  }

  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    var request = Request.of("DELETE", "zones", zone.id(), "dns_records", old.id());
    account.call(Call.plain("delete " + old.key(), request));
  }

  private static <T> Page<T> page(
      Request request, Response answer, Function<JsonObject, Stream<T>> read) {
    var json = answer.json();
    var items = json.objects("result").stream().flatMap(read).toList();
    var info = json.object("result_info");
    long page = info.number("page");
    return page < info.number("total_pages")
        ? new Page<>(items, Optional.of(request.set("page", page + 1)))
        : Page.last(items);
  }

  private static Stream<HostedZone> zone(JsonObject json) {
    var servers = json.texts("name_servers").stream().flatMap(HostedZone::name).toList();
    return HostedZone.of(json.text("id"), json.text("name"))
        .map(zone -> new HostedZone(zone.id(), zone.name(), servers));
  }

  private static Stream<HostedRecord> read(JsonObject json) {
    long ttl = json.number("ttl");
    var priority = json.optionalNumber("priority").map(number -> number + " ").orElse("");
    return HostedRecord.of(
            json.text("id"),
            json.text("name"),
            json.text("type"),
            ttl == 1 ? AUTOMATIC : ttl,
            priority + json.text("content"))
        .map(each -> isReadOnly(json) ? each.lockedBy("manages this record by itself") : each)
        .map(each -> isProxied(json) ? each.maskedBy(PROXIED) : each);
  }

  private static boolean isProxied(JsonObject json) {
    return Boolean.TRUE.equals(json.members().get("proxied"));
  }

  private static boolean isReadOnly(JsonObject json) {
    return json.optionalObject("meta")
        .filter(meta -> Boolean.TRUE.equals(meta.members().get("read_only")))
        .isPresent();
  }

  /** Names without their final dot; a priority and TLSA's fields as members of their own. */
  private static Map<String, Object> content(RRsetKey key, String data) {
    var members = new LinkedHashMap<String, Object>();
    if (key.type() == RecordType.TXT) {
      members.put("content", data);
      return members;
    }
    switch (RdataFormat.read(key.type(), data)) {
      case Rdata.Mx(int preference, Name exchange) -> {
        members.put("content", exchange.text());
        members.put("priority", preference);
      }
      case Rdata.Tlsa(int usage, int selector, int matchingType, String association) -> {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("usage", usage);
        fields.put("selector", selector);
        fields.put("matching_type", matchingType);
        fields.put("certificate", association);
        members.put("data", fields);
      }
      case Rdata.Host(Name name) -> members.put("content", name.text());
      default -> members.put("content", data);
    }
    return members;
  }
}
