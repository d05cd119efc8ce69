package mailauth.providers.transip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * Speaks TransIP's API 6. Entries have no ids: what an entry says is what it is called by, and it
 * can only be changed in place where no other has its name, type and TTL.
 */
final class TransIpClient implements RecordClient {
  static final Dialect DIALECT =
      new Dialect() {
        @Override
        public Optional<String> complaint(Response response) {
          return response.json().optionalText("error");
        }

        @Override
        public Set<String> secrets(Response response) {
          try {
            return response.json().optionalText("token").map(Set::of).orElse(Set.of());
          } catch (IllegalArgumentException e) {
            return Set.of();
          }
        }
      };

  private static final String APEX = "@";
  private static final Set<String> WITH_TARGET = Set.of("CNAME", "MX", "NS");

  private final Account account;

  TransIpClient(Account account) {
    this.account = account;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return account.call(
        new Call<>(
            "list its domains",
            Request.get("domains"),
            answer ->
                answer.json().objects("domains").stream()
                    .flatMap(domain -> HostedZone.of(domain.text("name")))
                    .toList()));
  }

  /** All of the zone's records, since they cannot be asked for by name. */
  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    return account.call(
        new Call<>(
            "list the records of " + zone.name(),
            request("GET", zone),
            answer ->
                answer.json().objects("dnsEntries").stream()
                    .flatMap(entry -> read(zone, entry))
                    .toList()));
  }

  @Override
  public void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    send("create " + key, request("POST", zone), entry(zone, key, ttl, data));
  }

  /**
   * In place where TransIP can, for that is one step; else the new entry comes before the old goes.
   */
  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    long alike =
        records(zone, old.key().name()).stream()
            .filter(each -> each.key().equals(old.key()) && each.ttl() == old.ttl())
            .count();
    if (alike == 1 && old.ttl() == ttl) {
      send("update " + old.key(), request("PATCH", zone), entry(zone, old.key(), ttl, data));
    } else {
      create(zone, old.key(), ttl, data);
      delete(zone, old);
    }
  }

  /** What is deleted is said as TransIP said it, or it would find nothing. */
  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    send("delete " + old.key(), request("DELETE", zone), JsonObject.read(old.id()).members());
  }

  private void send(String action, Request request, Map<String, ?> entry) throws HttpFault {
    account.call(Call.plain(action, request.with(Map.of("dnsEntry", entry))));
  }

  private static Request request(String method, HostedZone zone) {
    return Request.of(method, "domains", zone.id(), "dns");
  }

  private static Map<String, Object> entry(HostedZone zone, RRsetKey key, long ttl, String data) {
    return members(zone.relative(key.name(), APEX), key.type().name(), ttl, data);
  }

  private static Map<String, Object> members(String name, String type, long ttl, String content) {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", type);
    members.put("name", name);
    members.put("content", content);
    members.put("expire", ttl);
    return members;
  }

  private static Stream<HostedRecord> read(HostedZone zone, JsonObject entry) {
    var name = entry.text("name");
    var type = entry.text("type");
    var content = entry.text("content");
    long ttl = entry.number("expire");
    return HostedRecord.of(
        JsonObject.writeLine(members(name, type, ttl, content)),
        absolute(zone, name),
        type,
        ttl,
        WITH_TARGET.contains(type) ? target(zone, content) : content);
  }

  /** The last word is a name, which without a final dot goes on with the zone's. */
  private static String target(HostedZone zone, String content) {
    int last = content.lastIndexOf(' ') + 1;
    var name = content.substring(last);
    return name.endsWith(".") ? content : content.substring(0, last) + absolute(zone, name) + ".";
  }

  private static String absolute(HostedZone zone, String relative) {
    var apex = zone.name().text();
    return relative.equals(APEX) || relative.isEmpty() ? apex : relative + "." + apex;
  }
}
