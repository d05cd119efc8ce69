package mailauth.providers.glesys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/** Speaks GleSYS's API. */
final class GlesysClient implements RecordClient {
  private static final int OK = 200;

  /** Every answer has a status of its own, which may differ from HTTP's. */
  static final Dialect DIALECT =
      new Dialect() {
        @Override
        public Optional<String> complaint(Response response) {
          var status = status(response);
          return Optional.of("%s (%d)".formatted(status.text("text"), status.number("code")));
        }

        @Override
        public Optional<String> refusal(Response success) {
          return status(success).number("code") == OK ? Optional.empty() : complaint(success);
        }

        private JsonObject status(Response response) {
          return response.json().object("response").object("status");
        }
      };

  private final Account account;

  GlesysClient(Account account) {
    this.account = account;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return account.call(
        new Call<>(
            "list its domains",
            Request.get("domain", "list").with("format", "json"),
            answer ->
                answer.json().object("response").objects("domains").stream()
                    .flatMap(domain -> HostedZone.of(domain.text("domainname")))
                    .toList()));
  }

  /** All of the zone's records: they cannot be asked for by name. */
  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    return account.call(
        new Call<>(
            "list the records of " + zone.name() + " for " + name,
            request("listrecords", Map.of("domainname", zone.id())).asRepeatable(),
            answer ->
                answer.json().object("response").objects("records").stream()
                    .flatMap(record -> read(zone, record))
                    .toList()));
  }

  @Override
  public void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    var members = new LinkedHashMap<String, Object>();
    members.put("data", data);
    members.put("host", zone.relative(key.name(), "@"));
    members.put("ttl", ttl);
    members.put("type", key.type().name());
    members.put("domainname", zone.id());
    account.call(Call.plain("create " + key, request("addrecord", members)));
  }

  /** What is not named stays as it is. */
  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    var members = new LinkedHashMap<String, Object>();
    members.put("recordid", Long.valueOf(old.id()));
    members.put("data", data);
    members.put("ttl", ttl);
    account.call(
        Call.plain(
            "update %s in %s".formatted(old.key(), zone.name()), request("updaterecord", members)));
  }

  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    account.call(
        Call.plain(
            "delete %s in %s".formatted(old.key(), zone.name()),
            request("deleterecord", Map.of("recordid", Long.valueOf(old.id())))));
  }

  private static Request request(String function, Map<String, ?> members) {
    return Request.of("POST", "domain", function).with("format", "json").with(members);
  }

  private static Stream<HostedRecord> read(HostedZone zone, JsonObject record) {
    return HostedRecord.of(
        String.valueOf(record.number("recordid")),
        owner(zone, record.text("host")),
        record.text("type"),
        record.number("ttl"),
        record.text("data"));
  }

  /** A name comes back as someone once wrote it: relative, in full, or in full with a dot. */
  private static String owner(HostedZone zone, String host) {
    var apex = zone.name().text();
    var name = host.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
    if (name.equals("@") || name.isEmpty()) {
      return apex;
    }
    return name.equals(apex) || name.endsWith("." + apex) ? name : name + "." + apex;
  }
}
