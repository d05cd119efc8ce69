package mailauth.providers.porkbun;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Speaks Porkbun's API v3: each call is a POST, with the keys in its body. */
final class PorkbunClient implements RecordClient {
  private static final int PAGE = 1000;

  private final Account account;
  private final String key;
  private final String secretKey;

  PorkbunClient(Account account, String key, String secretKey) {
    this.account = account;
    this.key = key;
    this.secretKey = secretKey;
  }

  /** The list goes on until a part of it is empty. */
  @Override
  public List<HostedZone> zones() throws HttpFault {
    var zones = new ArrayList<HostedZone>();
    for (int start = 0; ; start += PAGE) {
      var part = domains(start);
      zones.addAll(part.stream().flatMap(each -> HostedZone.of(each.text("domain"))).toList());
      if (part.size() < PAGE) {
        return zones;
      }
    }
  }

  private List<JsonObject> domains(int start) throws HttpFault {
    var request = request(Map.of("start", String.valueOf(start)), "domain", "listAll");
    return account.call(
        new Call<>(
            "list its domains",
            request.asRepeatable(),
            answer -> answer.json().objects("domains")));
  }

  /** All of the zone's records: they can be asked for by name, but only one type at a time. */
  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    return account.call(
        new Call<>(
            "list the records of %s for %s".formatted(zone.name(), name),
            request(Map.of(), "dns", "retrieve", zone.id()).asRepeatable(),
            answer ->
                answer.json().objects("records").stream().flatMap(PorkbunClient::read).toList()));
  }

  @Override
  public void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    var request = request(members(zone, key, ttl, data), "dns", "create", zone.id());
    account.call(Call.plain("create " + key, request));
  }

  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    var request = request(members(zone, old.key(), ttl, data), "dns", "edit", zone.id(), old.id());
    account.call(Call.plain("update " + old.key(), request));
  }

  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    var request = request(Map.of(), "dns", "delete", zone.id(), old.id());
    account.call(Call.plain("delete " + old.key(), request));
  }

  /** Names in data without their final dot, and the MX preference apart. */
  private static Map<String, Object> members(HostedZone zone, RRsetKey key, long ttl, String data) {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", key.type().name());
    var parted = Parted.of(key.type(), data);
    members.put("content", parted.content());
    members.put("name", zone.relative(key.name(), ""));
    members.put("ttl", ttl);
    parted.preference().ifPresent(preference -> members.put("prio", preference));
    return members;
  }

  /** Numbers come as texts, and a priority with every type. */
  private static Stream<HostedRecord> read(JsonObject record) {
    var type = record.text("type");
    var before = type.equals("MX") ? record.text("prio") + " " : "";
    return HostedRecord.of(
        record.text("id"),
        record.text("name"),
        type,
        Long.parseLong(record.text("ttl")),
        before + record.text("content"));
  }

  private Request request(Map<String, ?> members, String... path) {
    var body = new LinkedHashMap<String, Object>(members);
    body.put("apikey", key);
    body.put("secretapikey", secretKey);
    return Request.of("POST", path).with(body);
  }
}
