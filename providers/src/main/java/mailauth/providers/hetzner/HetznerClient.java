package mailauth.providers.hetzner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Page;
import mailauth.providers.http.Request;
import mailauth.providers.http.Response;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;

/** Speaks Hetzner's Cloud API, whose writes are actions that take a while. */
final class HetznerClient {
  private static final int PAGE = 50;
  private static final int CONFLICT = 409;
  private static final int LOCKED = 423;

  static final Dialect DIALECT =
      new Dialect() {
        @Override
        public Optional<String> complaint(Response response) {
          return response.json().optionalObject("error").flatMap(e -> e.optionalText("message"));
        }

        // An action that failed is told of in an answer that did not.
        @Override
        public Optional<String> refusal(Response success) {
          return success
              .json()
              .optionalObject("action")
              .filter(action -> action.text("status").equals("error"))
              .map(action -> action.object("error").text("message"));
        }

        // While an action runs, the zone takes no other.
        @Override
        public boolean throttles(Response response) {
          return switch (response.status()) {
            case TOO_MANY_REQUESTS, LOCKED -> true;
            case CONFLICT -> response.json().object("error").text("code").equals("conflict");
            default -> false;
          };
        }
      };

  private final Account account;
  private final Map<String, Long> ttls = new ConcurrentHashMap<>();

  HetznerClient(Account account) {
    this.account = account;
  }

  List<HostedZone> zones() throws HttpFault {
    return all("list its zones", Request.get("zones").with("per_page", PAGE), "zones", this::zone);
  }

  private Stream<HostedZone> zone(JsonObject json) {
    var id = String.valueOf(json.members().get("id"));
    var servers =
        json.optionalObject("authoritative_nameservers").stream()
            .filter(each -> each.names().contains("assigned"))
            .flatMap(each -> each.texts("assigned").stream())
            .flatMap(HostedZone::name)
            .toList();
    ttls.put(id, json.number("ttl"));
    return HostedZone.name(json.text("name")).map(name -> new HostedZone(id, name, servers));
  }

  List<Holding<List<NativeRecord>>> holdings(HostedZone zone, Name name) throws HttpFault {
    var request = rrsets("GET", zone).asRepeatable().with("name", zone.relative(name, "@"));
    var rrsets =
        all(
            "list the records of " + name,
            request,
            "rrsets",
            json -> Stream.of(NativeRRset.read(zone, json)));
    boolean all = rrsets.stream().allMatch(rrset -> rrset.ttl().isPresent());
    long usual = all ? 0 : usualTtl(zone);
    return rrsets.stream().flatMap(rrset -> rrset.holding(zone, usual)).toList();
  }

  /** The TTL of RRsets that have none of their own. */
  private long usualTtl(HostedZone zone) throws HttpFault {
    var known = ttls.get(zone.id());
    return known != null
        ? known
        : account.call(
            new Call<>(
                "show the zone " + zone.name(),
                Request.get("zones", zone.id()),
                answer -> answer.json().object("zone").number("ttl")));
  }

  /** Hetzner refuses it where there is something already. */
  void create(HostedZone zone, RRset wanted) throws HttpFault {
    var members = new LinkedHashMap<String, Object>();
    members.put("name", zone.relative(wanted.name(), "@"));
    members.put("type", wanted.type().name());
    members.put("ttl", wanted.ttl());
    var records = wanted.records().stream().map(data -> new NativeRecord(data.toString(), ""));
    members.putAll(records(records.toList()));
    act("create " + wanted.key(), rrsets("POST", zone).with(members));
  }

  void setTtl(HostedZone zone, RRsetKey key, long ttl) throws HttpFault {
    act("set the TTL of " + key, action(zone, key, "change_ttl").with(Map.of("ttl", ttl)));
  }

  void setRecords(HostedZone zone, RRsetKey key, List<NativeRecord> records) throws HttpFault {
    act("write " + key, action(zone, key, "set_records").with(records(records)));
  }

  /** Removes these records and no others; with its last record an RRset is gone. */
  void removeRecords(HostedZone zone, RRsetKey key, List<NativeRecord> records) throws HttpFault {
    var values = records.stream().map(each -> new NativeRecord(each.value(), "")).toList();
    act("delete " + key, action(zone, key, "remove_records").with(records(values)));
  }

  private static Map<String, Object> records(List<NativeRecord> records) {
    return Map.of("records", records.stream().map(NativeRecord::members).toList());
  }

  private static Request rrsets(String method, HostedZone zone, String... more) {
    var path = Stream.concat(Stream.of("zones", zone.id(), "rrsets"), Stream.of(more));
    return Request.of(method, path.toArray(String[]::new));
  }

  private static Request action(HostedZone zone, RRsetKey key, String action) {
    var name = zone.relative(key.name(), "@");
    return rrsets("POST", zone, name, key.type().name(), "actions", action);
  }

  /** Begins an action and waits for its end. */
  private void act(String action, Request request) throws HttpFault {
    var begun = account.call(new Call<>(action, request, HetznerClient::begun));
    account.await(
        new Call<>(action, Request.get("zones", "actions", begun), HetznerClient::finished));
  }

  private static String begun(Response answer) {
    return String.valueOf(answer.json().object("action").number("id"));
  }

  private static Optional<Boolean> finished(Response answer) {
    var status = answer.json().object("action").text("status");
    return status.equals("running") ? Optional.empty() : Optional.of(true);
  }

  private <T> List<T> all(
      String action, Request request, String member, Function<JsonObject, Stream<T>> read)
      throws HttpFault {
    return account.pages(
        new Call<>(
            action,
            request,
            answer ->
                new Page<>(
                    answer.json().objects(member).stream().flatMap(read).toList(),
                    answer
                        .json()
                        .object("meta")
                        .object("pagination")
                        .optionalNumber("next_page")
                        .map(page -> request.set("page", page)))));
  }
}
