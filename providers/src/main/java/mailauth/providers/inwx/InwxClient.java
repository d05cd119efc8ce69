package mailauth.providers.inwx;

import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Response;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Parted;
import mailauth.providers.web.RecordClient;

/** Speaks INWX's API by XML-RPC: names in full, and none with a final dot. */
final class InwxClient implements RecordClient {
  private static final int PAGE = 100;
  private static final String DOMAIN = "domain";
  private static final String SECONDARY = "SLAVE";
  private static final String NULL_MX = "0 .";

  private final Account account;

  InwxClient(Account account) {
    this.account = account;
  }

  /** The zones that are kept here, and not copied from another server. */
  @Override
  public List<HostedZone> zones() throws HttpFault {
    var zones = new ArrayList<HostedZone>();
    for (int page = 1; ; page++) {
      var part = page(page);
      part.stream()
          .filter(zone -> zone.optionalText("type").filter(SECONDARY::equals).isEmpty())
          .flatMap(zone -> HostedZone.of(IDN.toASCII(zone.text(DOMAIN))))
          .forEach(zones::add);
      if (part.size() < PAGE) {
        return zones;
      }
    }
  }

  private List<JsonObject> page(int page) throws HttpFault {
    var request =
        InwxSession.request(
            "nameserver.list", members(Map.entry("page", page), Map.entry("pagelimit", PAGE)));
    return account.call(
        new Call<>(
            "list its domains", request.asRepeatable(), answer -> list(data(answer), "domains")));
  }

  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    var request =
        InwxSession.request(
            "nameserver.info",
            members(Map.entry(DOMAIN, zone.id()), Map.entry("name", name.text())));
    return account.call(
        new Call<>(
            "list the records of " + name,
            request.asRepeatable(),
            answer -> list(data(answer), "record").stream().flatMap(InwxClient::read).toList()));
  }

  @Override
  public void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    var members = members(key.type(), data);
    members.put(DOMAIN, zone.id());
    members.put("name", key.name().text());
    members.put("ttl", ttl);
    members.put("type", key.type().name());
    tell("create " + key, "nameserver.createRecord", members);
  }

  /** It would not take a preference of 0 for another one's place. */
  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    var key = old.key();
    boolean isMx = key.type() == RecordType.MX;
    if (isMx && data.equals(NULL_MX) != old.content().equals(NULL_MX)) {
      create(zone, key, ttl, data);
      delete(zone, old);
      return;
    }
    var members = members(key.type(), data);
    members.put("name", key.name().text());
    members.put("ttl", ttl);
    members.put("type", key.type().name());
    members.put("id", Long.valueOf(old.id()));
    tell("update " + key, "nameserver.updateRecord", members);
  }

  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    tell(
        "delete " + old.key(),
        "nameserver.deleteRecord",
        members(Map.entry("id", Long.valueOf(old.id()))));
  }

  /** The content without final dots, and the preference apart. */
  private static Map<String, Object> members(RecordType type, String data) {
    var parted = Parted.of(type, data);
    var members = members(Map.entry("content", parted.content()));
    parted.preference().ifPresent(preference -> members.put("prio", preference));
    return members;
  }

  private static Stream<HostedRecord> read(JsonObject record) {
    var type = record.text("type");
    var before = type.equals("MX") ? record.number("prio") + " " : "";
    return HostedRecord.of(
        String.valueOf(record.number("id")),
        record.text("name"),
        type,
        record.number("ttl"),
        before + record.text("content"));
  }

  private void tell(String action, String method, Map<String, ?> members) throws HttpFault {
    account.call(Call.plain(action, InwxSession.request(method, members)));
  }

  private static JsonObject data(Response answer) {
    return InwxDialect.result(answer).object("resData");
  }

  /** A list that is left out is empty. */
  private static List<JsonObject> list(JsonObject data, String name) {
    return data.members().containsKey(name) ? data.objects(name) : List.of();
  }

  @SafeVarargs
  private static Map<String, Object> members(Map.Entry<String, Object>... members) {
    var all = new LinkedHashMap<String, Object>();
    for (var member : members) {
      all.put(member.getKey(), member.getValue());
    }
    return all;
  }
}
