package mailauth.providers.powerdns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.RRset;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Request;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Step;

/** Speaks the HTTP API of PowerDNS 4 and 5. */
final class PowerdnsClient {

  /** Errors are JSON, but for 401 and 404, which are plain text. */
  static final Dialect DIALECT =
      response ->
          response.text().startsWith("{")
              ? response.json().optionalText("error")
              : Optional.of(response.text());

  private final Account account;
  private final String server;

  /**
   * @param server the server's id, {@code localhost} unless something stands in front of it
   */
  PowerdnsClient(Account account, String server) {
    this.account = account;
    this.server = server;
  }

  List<HostedZone> zones() throws HttpFault {
    return account.call(
        new Call<>(
            "list its zones",
            Request.get("api", "v1", "servers", server, "zones"),
            answer ->
                answer.jsonList().stream()
                    .flatMap(zone -> HostedZone.of(zone.text("id"), zone.text("name")))
                    .toList()));
  }

  /** The RRsets of a zone; the server holds it in memory and has no pages. */
  List<NativeRRset> rrsets(HostedZone zone) throws HttpFault {
    return account.call(
        new Call<>(
            "list the records of " + zone.name(),
            zone("GET", zone).asRepeatable(),
            answer ->
                answer.json().objects("rrsets").stream().flatMap(PowerdnsClient::read).toList()));
  }

  /** Replaces and deletes RRsets, all or none. */
  void patch(HostedZone zone, List<Step<List<NativeRecord>>> steps) throws HttpFault {
    var rrsets = steps.stream().map(PowerdnsClient::members).toList();
    var request = zone("PATCH", zone).with(Map.of("rrsets", rrsets));
    account.call(Call.plain("write to " + zone.name(), request));
  }

  private Request zone(String method, HostedZone zone) {
    return Request.of(method, "api", "v1", "servers", server, "zones", zone.id());
  }

  private static Stream<NativeRRset> read(JsonObject json) {
    var records =
        json.objects("records").stream()
            .map(each ->
                new NativeRecord(
                    each.text("content"), Boolean.TRUE.equals(each.members().get("disabled"))))
            .toList();
    return HostedRecord.key(json.text("name"), json.text("type"))
        .map(key -> new NativeRRset(key, json.number("ttl"), records));
  }

  /** Disabled records are not served, but belong to someone: they go along with every write. */
  private static Map<String, Object> members(Step<List<NativeRecord>> step) {
    var disabled = step.standing().map(held -> held.own()).orElse(List.of());
    var served = step.wanted().map(RRset::records).orElse(List.of());
    var records =
        Stream.concat(
                served.stream().map(data -> new NativeRecord(data.toString(), false)),
                disabled.stream())
            .map(NativeRecord::members)
            .toList();
    var members = new LinkedHashMap<String, Object>();
    members.put("name", step.key().name().absolute());
    members.put("type", step.key().type().name());
    if (records.isEmpty()) {
      members.put("changetype", "DELETE");
    } else {
      members.put("records", records);
      members.put("ttl", ttl(step));
      members.put("changetype", "REPLACE");
    }
    return members;
  }

  private static long ttl(Step<List<NativeRecord>> step) {
    return step.wanted()
        .or(() -> step.standing().flatMap(held -> held.rrset()))
        .map(RRset::ttl)
        .orElseThrow();
  }
}
