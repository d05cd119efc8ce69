package mailauth.providers.scaleway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Page;
import mailauth.providers.http.Request;
import mailauth.providers.web.Edit;
import mailauth.providers.web.HostedZone;

/** Speaks Scaleway's API. */
final class ScalewayClient {
  private static final int PAGE = 100;

  static final Dialect DIALECT = response -> complaint(response.json());

  private final Account account;
  private final Optional<String> project;

  /**
   * @param project whose zones to see; empty for all
   */
  ScalewayClient(Account account, Optional<String> project) {
    this.account = account;
    this.project = project;
  }

  private static Optional<String> complaint(JsonObject error) {
    var details =
        error.members().get("details") instanceof List<?> list && !list.isEmpty()
            ? error.objects("details").stream()
                .flatMap(detail -> detail.optionalText("help_message").stream())
                .toList()
            : List.<String>of();
    return error
        .optionalText("message")
        .map(message ->
            details.isEmpty() ? message : message + " (" + String.join("; ", details) + ")");
  }

  List<HostedZone> zones() throws HttpFault {
    var all = Request.get("dns-zones");
    var request = project.map(id -> all.with("project_id", id)).orElse(all);
    return list("list its zones", request, "dns_zones", ScalewayClient::zone);
  }

  /** The zone's records at a name; those of all names for the apex, whose name is empty. */
  List<NativeRecord> records(HostedZone zone, Name name) throws HttpFault {
    var request =
        Request.get("dns-zones", zone.id(), "records").with("name", zone.relative(name, ""));
    return list(
        "list the records of " + name, request, "records", json -> NativeRecord.read(zone, json));
  }

  /**
   * Makes all changes or none.
   *
   * @param comments those that stay, by the record's id
   */
  void change(HostedZone zone, List<Edit> edits, Map<String, String> comments) throws HttpFault {
    var changes = edits.stream().map(edit -> change(zone, edit, comments)).toList();
    var members = new LinkedHashMap<String, Object>();
    members.put("changes", changes);
    // A zone that is gone must not come back by a write.
    members.put("disallow_new_zone_creation", true);
    var request = Request.of("PATCH", "dns-zones", zone.id(), "records").with(members);
    account.call(Call.plain("change the records of " + zone.name(), request));
  }

  private static Map<String, Object> change(
      HostedZone zone, Edit edit, Map<String, String> comments) {
    return switch (edit) {
      case Edit.Add(var key, var ttl, var data) ->
          Map.of("add", Map.of("records", List.of(members(zone, key, ttl, data))));
      case Edit.Update(var old, var ttl, var data) -> {
        var record = members(zone, old.key(), ttl, data);
        Optional.ofNullable(comments.get(old.id())).ifPresent(text -> record.put("comment", text));
        var set = new LinkedHashMap<String, Object>();
        set.put("id", old.id());
        set.put("records", List.of(record));
        yield Map.of("set", set);
      }
      case Edit.Delete(var old) -> Map.of("delete", Map.of("id", old.id()));
    };
  }

  private static Map<String, Object> members(HostedZone zone, RRsetKey key, long ttl, String data) {
    var members = new LinkedHashMap<String, Object>();
    members.put("name", zone.relative(key.name(), ""));
    members.put("data", data);
    members.put("type", key.type().name());
    members.put("ttl", ttl);
    return members;
  }

  private static Stream<HostedZone> zone(JsonObject json) {
    var left = json.text("subdomain");
    var domain = json.text("domain");
    return HostedZone.of(left.isEmpty() ? domain : left + "." + domain);
  }

  private <T> List<T> list(
      String action, Request request, String member, Function<JsonObject, Stream<T>> read)
      throws HttpFault {
    var seen = new AtomicInteger();
    var page = new AtomicInteger(1);
    return account.pages(
        new Call<>(
            action,
            request.with("page", 1).with("page_size", PAGE),
            answer -> {
              var items = answer.json().objects(member);
              boolean more =
                  seen.addAndGet(items.size()) < answer.json().number("total_count")
                      && !items.isEmpty();
              return new Page<>(
                  items.stream().flatMap(read).toList(),
                  more
                      ? Optional.of(
                          request.with("page", page.incrementAndGet()).with("page_size", PAGE))
                      : Optional.empty());
            }));
  }
}
