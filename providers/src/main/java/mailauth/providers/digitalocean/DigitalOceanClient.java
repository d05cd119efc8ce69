package mailauth.providers.digitalocean;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

/** Speaks DigitalOcean's API v2. */
final class DigitalOceanClient implements RecordClient {
  private static final int PAGE = 200;

  static final Dialect DIALECT = response -> response.json().optionalText("message");

  private final Account account;

  DigitalOceanClient(Account account) {
    this.account = account;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    var request = Request.get("domains").with("per_page", PAGE);
    return account.pages(
        new Call<>(
            "list its domains",
            request,
            answer -> page(request, answer, "domains", json -> HostedZone.of(json.text("name")))));
  }

  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    var request =
        Request.get("domains", zone.id(), "records")
            .with("name", name.text())
            .with("per_page", PAGE);
    return account.pages(
        new Call<>(
            "list the records of " + name,
            request,
            answer -> page(request, answer, "domain_records", json -> read(zone, json))));
  }

  @Override
  public void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    var request =
        Request.of("POST", "domains", zone.id(), "records").with(members(zone, key, ttl, data));
    account.call(Call.plain("create " + key, request));
  }

  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    var request =
        Request.of("PUT", "domains", zone.id(), "records", old.id())
            .with(members(zone, old.key(), ttl, data));
    account.call(Call.plain("update " + old.key(), request));
  }

  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    var request = Request.of("DELETE", "domains", zone.id(), "records", old.id());
    account.call(Call.plain("delete " + old.key(), request));
  }

  /** Names in data with their final dot, which is how the host tells them from relative ones. */
  private static Map<String, Object> members(HostedZone zone, RRsetKey key, long ttl, String data) {
    var members = new LinkedHashMap<String, Object>();
    if (key.type() == RecordType.MX
        && RdataFormat.read(key.type(), data) instanceof Rdata.Mx(int preference, Name exchange)) {
      members.put("data", exchange.absolute());
      members.put("priority", preference);
    } else if (key.type() == RecordType.CNAME) {
      members.put("data", RdataFormat.read(key.type(), data).toString());
    } else {
      members.put("data", data);
    }
    members.put("type", key.type().name());
    members.put("name", zone.relative(key.name(), "@"));
    members.put("ttl", ttl);
    return members;
  }

  private static <T> Page<T> page(
      Request request, Response answer, String list, Function<JsonObject, Stream<T>> read) {
    var json = answer.json();
    var items = json.objects(list).stream().flatMap(read).toList();
    var next =
        json.optionalObject("links")
            .flatMap(links -> links.optionalObject("pages"))
            .flatMap(pages -> pages.optionalText("next"))
            .map(url -> url.replaceFirst(".*[?&]page=([0-9]+).*", "$1"));
    return new Page<>(items, next.map(number -> request.set("page", number)));
  }

  private static Stream<HostedRecord> read(HostedZone zone, JsonObject json) {
    var left = json.text("name");
    var priority = json.optionalNumber("priority").map(number -> number + " ").orElse("");
    var data = json.text("data");
    boolean isTarget = json.text("type").matches("CNAME|MX|NS");
    return HostedRecord.of(
        String.valueOf(json.number("id")),
        zone.absolute(left),
        json.text("type"),
        json.number("ttl"),
        priority + (isTarget && data.equals("@") ? zone.name().text() : data));
  }
}
