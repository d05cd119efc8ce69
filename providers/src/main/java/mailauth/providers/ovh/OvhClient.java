package mailauth.providers.ovh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Request;
import mailauth.providers.http.Response;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.RecordClient;

/** Speaks OVHcloud's API 1.0. */
final class OvhClient implements RecordClient {
  private static final int NOT_FOUND = 404;

  /** What a TTL of 0 comes to in seconds. */
  private static final long USUAL_TTL = 3600;

  /** What the host makes of TXT records that it knows the sense of. */
  private static final Set<String> TXT_IN_DISGUISE = Set.of("SPF", "DKIM", "DMARC");

  static final Dialect DIALECT = response -> response.json().optionalText("message");

  private final Account account;

  OvhClient(Account account) {
    this.account = account;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return account.call(
        new Call<>(
            "list its zones",
            Request.get("domain", "zone"),
            answer ->
                list(answer).stream()
                    .filter(String.class::isInstance)
                    .flatMap(name -> HostedZone.of((String) name))
                    .toList()));
  }

  /** Of all types, and each by itself: the list has ids only. */
  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    var ids =
        account.call(
            new Call<>(
                "list the records of " + name,
                Request.get("domain", "zone", zone.id(), "record")
                    .with("subDomain", zone.relative(name, "")),
                OvhClient::list));
    var records = new ArrayList<HostedRecord>();
    for (var id : ids) {
      records.addAll(record(zone, String.valueOf(id)));
    }
    return records;
  }

  /** None if someone deleted it since it was listed. */
  private List<HostedRecord> record(HostedZone zone, String id) throws HttpFault {
    try {
      return account.call(
          new Call<>(
              "read a record of " + zone.name(),
              Request.get("domain", "zone", zone.id(), "record", id),
              answer -> read(zone, answer.json()).toList()));
    } catch (HttpFault e) {
      if (e.status() == NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }

  @Override
  public void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    var members = new LinkedHashMap<String, Object>();
    members.put("fieldType", key.type().name());
    members.putAll(members(zone, key, ttl, data));
    var request = Request.of("POST", "domain", "zone", zone.id(), "record").with(members);
    account.call(Call.plain("create " + key, request));
  }

  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    var request =
        Request.of("PUT", "domain", "zone", zone.id(), "record", old.id())
            .with(members(zone, old.key(), ttl, data));
    account.call(Call.plain("update " + old.key(), request));
  }

  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    var request = Request.of("DELETE", "domain", "zone", zone.id(), "record", old.id());
    account.call(Call.plain("delete " + old.key(), request));
  }

  /** Has the name servers answer with what was written. Doing so twice does no harm. */
  void refresh(HostedZone zone) throws HttpFault {
    var request = Request.of("POST", "domain", "zone", zone.id(), "refresh").asRepeatable();
    account.call(Call.plain("publish the changes in " + zone.name(), request));
  }

  private static Map<String, Object> members(HostedZone zone, RRsetKey key, long ttl, String data) {
    var members = new LinkedHashMap<String, Object>();
    members.put("subDomain", zone.relative(key.name(), ""));
    members.put("target", data);
    members.put("ttl", ttl);
    return members;
  }

  private static Stream<HostedRecord> read(HostedZone zone, JsonObject record) {
    var left = record.text("subDomain");
    var type = record.text("fieldType");
    long ttl = record.number("ttl");
    return HostedRecord.of(
        String.valueOf(record.number("id")),
        zone.absolute(left),
        TXT_IN_DISGUISE.contains(type) ? "TXT" : type,
        ttl == 0 ? USUAL_TTL : ttl,
        record.text("target"));
  }

  /** A list of names or of ids. */
  private static List<?> list(Response answer) {
    if (JsonObject.read("{\"list\":%s}".formatted(answer.text())).members().get("list")
        instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("it is no list");
  }
}
