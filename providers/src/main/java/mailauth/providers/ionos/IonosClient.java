package mailauth.providers.ionos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Content;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Request;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Parted;
import mailauth.providers.web.RecordClient;

/** Speaks IONOS's DNS API v1. */
final class IonosClient implements RecordClient {
  /** Errors are a list of codes and messages, or one such object. */
  static final Dialect DIALECT =
      response ->
          response.text().startsWith("[")
              ? response.jsonList().stream().findFirst().flatMap(IonosClient::words)
              : words(response.json());

  private final Account account;

  IonosClient(Account account) {
    this.account = account;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return account.call(
        new Call<>(
            "list its zones",
            Request.get("zones"),
            answer ->
                answer.jsonList().stream()
                    .flatMap(zone -> HostedZone.of(zone.text("id"), zone.text("name")))
                    .toList()));
  }

  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    return account.call(
        new Call<>(
            "list the records of " + name,
            Request.get("zones", zone.id()).with("recordName", name.text()),
            answer ->
                answer.json().objects("records").stream().flatMap(IonosClient::read).toList()));
  }

  @Override
  public void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    var members = new LinkedHashMap<String, Object>();
    members.put("name", key.name().text());
    members.put("type", key.type().name());
    members.putAll(content(key.type(), ttl, data));
    var request =
        Request.of("POST", "zones", zone.id(), "records").with(Content.json(List.of(members)));
    account.call(Call.plain("create " + key, request));
  }

  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    var request =
        Request.of("PUT", "zones", zone.id(), "records", old.id())
            .with(content(old.key().type(), ttl, data));
    account.call(Call.plain("update " + old.key(), request));
  }

  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    var request = Request.of("DELETE", "zones", zone.id(), "records", old.id());
    account.call(Call.plain("delete " + old.key(), request));
  }

  /** Names without their final dot, and the MX preference apart. */
  private static Map<String, Object> content(RecordType type, long ttl, String data) {
    var parted = Parted.of(type, data);
    var members = new LinkedHashMap<String, Object>();
    members.put("content", parted.content());
    members.put("ttl", ttl);
    members.put("prio", parted.preference().orElse(0));
    members.put("disabled", false);
    return members;
  }

  private static Stream<HostedRecord> read(JsonObject record) {
    var type = record.text("type");
    var before = type.equals("MX") ? record.number("prio") + " " : "";
    return HostedRecord.of(
            record.text("id"),
            record.text("name"),
            type,
            record.number("ttl"),
            before + record.text("content"))
        .map(each ->
            Boolean.TRUE.equals(record.members().get("disabled"))
                ? each.lockedBy("holds a disabled record there: enable or delete it first")
                : each);
  }

  private static Optional<String> words(JsonObject error) {
    return error.optionalText("message").or(() -> error.optionalText("code"));
  }
}
