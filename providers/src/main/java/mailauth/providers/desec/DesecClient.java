package mailauth.providers.desec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Content;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Page;
import mailauth.providers.http.Request;
import mailauth.providers.http.Response;
import mailauth.providers.web.HostedRRset;
import mailauth.providers.web.HostedZone;

/** Speaks deSEC's API. */
final class DesecClient {
  private static final Pattern NEXT = Pattern.compile("[?&]cursor=([^&>]*)[^>]*>; *rel=\"next\"");

  /** Errors are an object with a detail, or the faults of each field. */
  static final Dialect DIALECT =
      response ->
          response.text().startsWith("{")
              ? response.json().optionalText("detail").or(() -> Optional.of(response.text()))
              : Optional.of(response.text());

  private final Account account;

  DesecClient(Account account) {
    this.account = account;
  }

  List<HostedZone> zones() throws HttpFault {
    var request = Request.get("domains", "").with("cursor", "");
    return account.pages(
        new Call<>(
            "list its domains",
            request,
            answer ->
                new Page<>(
                    answer.jsonList().stream()
                        .flatMap(domain -> HostedZone.of(domain.text("name")))
                        .toList(),
                    next(request, answer))));
  }

  List<HostedRRset> rrsets(HostedZone zone, Name name) throws HttpFault {
    var request =
        Request.get("domains", zone.id(), "rrsets", "").with("subname", zone.relative(name, ""));
    return account.call(
        new Call<>(
            "list the records of " + name,
            request,
            answer -> answer.jsonList().stream().flatMap(DesecClient::read).toList()));
  }

  void create(HostedZone zone, RRset wanted) throws HttpFault {
    var request =
        Request.of("POST", "domains", zone.id(), "rrsets", "")
            .with(members(zone, wanted.key(), Optional.of(wanted)));
    account.call(Call.plain("create " + wanted.key(), request));
  }

  /** Replaces one RRset, or deletes it. */
  void replace(HostedZone zone, RRsetKey key, Optional<RRset> wanted) throws HttpFault {
    var subname = zone.relative(key.name(), "@");
    var request =
        Request.of("PATCH", "domains", zone.id(), "rrsets", subname, key.type().name(), "")
            .with(members(zone, key, wanted));
    account.call(Call.plain("write " + key, request));
  }

  /** Replaces, creates and deletes RRsets, all or none. */
  void replaceAll(HostedZone zone, Map<RRsetKey, Optional<RRset>> wanted) throws HttpFault {
    var all = wanted.entrySet().stream().map(e -> members(zone, e.getKey(), e.getValue())).toList();
    var request = Request.of("PATCH", "domains", zone.id(), "rrsets", "").with(Content.json(all));
    account.call(Call.plain("write %d RRsets of %s".formatted(all.size(), zone.name()), request));
  }

  private static Map<String, Object> members(
      HostedZone zone, RRsetKey key, Optional<RRset> wanted) {
    var members = new LinkedHashMap<String, Object>();
    members.put(
        "records",
        wanted.map(RRset::records).orElse(List.of()).stream().map(Rdata::toString).toList());
    members.put("type", key.type().name());
    members.put("subname", zone.relative(key.name(), ""));
    wanted.ifPresent(rrset -> members.put("ttl", rrset.ttl()));
    return members;
  }

  private static Stream<HostedRRset> read(JsonObject json) {
    return HostedRRset.of(
        json.text("name"), json.text("type"), json.number("ttl"), json.texts("records"));
  }

  /** The next page is named in a header (RFC 8288). */
  private static Optional<Request> next(Request request, Response answer) {
    var cursor = NEXT.matcher(answer.header("Link").orElse(""));
    return cursor.find() ? Optional.of(request.set("cursor", cursor.group(1))) : Optional.empty();
  }
}
