package mailauth.providers.godaddy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
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

/** Speaks GoDaddy's API. */
final class GoDaddyClient {
  private static final int DOMAINS = 1000;
  private static final int RECORDS = 500;

  /** Domains that are listed long after they have gone. */
  private static final String GONE = "(CANCELLED|CONFISCATED|TRANSFERRED|REVERTED).*";

  static final Dialect DIALECT =
      new Dialect() {
        @Override
        public Optional<String> complaint(Response response) {
          var json = response.json();
          return json.optionalText("message").map(message -> message + fields(json));
        }

        // What is wrong with which part of the request.
        private String fields(JsonObject json) {
          return !json.names().contains("fields")
              ? ""
              : json.objects("fields").stream()
                  .flatMap(field -> field.optionalText("message").stream())
                  .collect(Collectors.joining("; ", " (", ")"));
        }

        @Override
        public Optional<Duration> wish(Response response) {
          return response.json().optionalNumber("retryAfterSec").map(Duration::ofSeconds);
        }
      };

  private final Account account;

  GoDaddyClient(Account account) {
    this.account = account;
  }

  /** A page begins behind the last domain of the one before. */
  List<HostedZone> zones() throws HttpFault {
    var request = Request.get("domains").with("limit", DOMAINS);
    return account.pages(
        new Call<>(
            "list its domains",
            request,
            answer -> {
              var domains = answer.jsonList();
              var zones = domains.stream().flatMap(GoDaddyClient::zone).toList();
              return domains.size() < DOMAINS
                  ? Page.last(zones)
                  : new Page<>(
                      zones, Optional.of(request.set("marker", domains.getLast().text("domain"))));
            }));
  }

  private static Stream<HostedZone> zone(JsonObject json) {
    boolean gone = json.optionalText("status").filter(status -> status.matches(GONE)).isPresent();
    return gone ? Stream.empty() : HostedZone.of(json.text("domain"));
  }

  /** The RRsets of a zone. A call for each name and type would soon use up the rate. */
  List<HostedRRset> rrsets(HostedZone zone) throws HttpFault {
    return records(zone).stream()
        .collect(Collectors.groupingBy(each -> each.type() + " " + lowerCase(each.name())))
        .values()
        .stream()
        .flatMap(set -> rrset(zone, set))
        .toList();
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Stream<HostedRRset> rrset(HostedZone zone, List<GoDaddyRecord> set) {
    var first = set.getFirst();
    long ttl = set.stream().mapToLong(GoDaddyRecord::ttl).min().orElseThrow();
    var contents = set.stream().map(each -> each.content(zone)).toList();
    return HostedRRset.of(first.fullName(zone), first.type(), ttl, contents);
  }

  /** Pages are as long as they can be anyway; what is called an offset counts them. */
  private List<GoDaddyRecord> records(HostedZone zone) throws HttpFault {
    var request = Request.get("domains", zone.id(), "records");
    var page = new AtomicInteger(1);
    return account.pages(
        new Call<>(
            "list the records of " + zone.name(),
            request,
            answer -> {
              var records = answer.jsonList().stream().map(GoDaddyRecord::read).toList();
              return records.size() < RECORDS
                  ? Page.last(records)
                  : new Page<>(
                      records,
                      Optional.of(
                          request.with("limit", RECORDS).with("offset", page.incrementAndGet())));
            }));
  }

  /** Writes an RRset in place of whatever is there. */
  void replace(HostedZone zone, RRset wanted) throws HttpFault {
    var name = zone.relative(wanted.name(), "@");
    var records =
        wanted.records().stream()
            .map(data -> GoDaddyRecord.of(wanted.type().name(), name, data, wanted.ttl()))
            .map(GoDaddyRecord::members)
            .toList();
    var request = rrset("PUT", zone, wanted.key()).with(Content.json(records));
    account.call(Call.plain("write " + wanted.key(), request));
  }

  void delete(HostedZone zone, RRsetKey key) throws HttpFault {
    account.call(Call.plain("delete " + key, rrset("DELETE", zone, key)));
  }

  private static Request rrset(String method, HostedZone zone, RRsetKey key) {
    var name = zone.relative(key.name(), "@");
    return Request.of(method, "domains", zone.id(), "records", key.type().name(), name);
  }
}
