package mailauth.providers.simply;

import java.net.IDN;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Request;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Parted;
import mailauth.providers.web.RecordClient;

/** Speaks Simply.com's API 2: relative names, and none in data with a final dot. */
final class SimplyClient implements RecordClient {
  private static final String APEX = "@";
  private static final String COMMENT = "comment";

  private final Account account;

  SimplyClient(Account account) {
    this.account = account;
  }

  /** A product is what is paid for, most often a domain. */
  @Override
  public List<HostedZone> zones() throws HttpFault {
    return account.call(
        new Call<>(
            "list its products",
            Request.get("my", "products", ""),
            answer ->
                answer.json().objects("products").stream().flatMap(SimplyClient::zone).toList()));
  }

  private static Stream<HostedZone> zone(JsonObject product) {
    return product.optionalObject("domain").flatMap(domain -> domain.optionalText("name")).stream()
        .flatMap(name -> HostedZone.of(product.text("object"), IDN.toASCII(name)));
  }

  /** All of the zone's records, since they cannot be asked for by name. */
  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    return raw(zone).stream().flatMap(each -> read(zone, each)).toList();
  }

  private List<JsonObject> raw(HostedZone zone) throws HttpFault {
    return account.call(
        new Call<>(
            "list the records of " + zone.name(),
            request("GET", zone, "").asRepeatable(),
            answer -> answer.json().objects("records")));
  }

  @Override
  public void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    account.call(
        Call.plain("create " + key, request("POST", zone, "").with(members(zone, key, ttl, data))));
  }

  /** An update must say all of a record, or the comment on it would be lost. */
  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    var members = members(zone, old.key(), ttl, data);
    raw(zone).stream()
        .filter(each -> id(each).equals(old.id()))
        .map(each -> each.optionalText(COMMENT))
        .flatMap(Optional::stream)
        .forEach(comment -> members.put(COMMENT, comment));
    account.call(
        Call.plain("update " + old.key(), request("PUT", zone, old.id(), "").with(members)));
  }

  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    account.call(Call.plain("delete " + old.key(), request("DELETE", zone, old.id(), "")));
  }

  private static Request request(String method, HostedZone zone, String... more) {
    var path =
        Stream.concat(Stream.of("my", "products", zone.id(), "dns", "records"), Stream.of(more));
    return Request.of(method, path.toArray(String[]::new));
  }

  private static Map<String, Object> members(HostedZone zone, RRsetKey key, long ttl, String data) {
    var members = new LinkedHashMap<String, Object>();
    members.put("name", zone.relative(key.name(), APEX));
    var parted = Parted.of(key.type(), data);
    members.put("data", parted.content());
    members.put("type", key.type().name());
    members.put("ttl", ttl);
    parted.preference().ifPresent(preference -> members.put("priority", preference));
    return members;
  }

  private static Stream<HostedRecord> read(HostedZone zone, JsonObject record) {
    var type = record.text("type");
    var before = type.equals("MX") ? record.number("priority") + " " : "";
    return HostedRecord.of(
        id(record),
        zone.absolute(record.text("name")),
        type,
        record.number("ttl"),
        before + record.text("data"));
  }

  private static String id(JsonObject record) {
    return String.valueOf(record.number("record_id"));
  }
}
