package mailauth.providers.gandi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Page;
import mailauth.providers.http.Request;
import mailauth.providers.web.HostedRRset;
import mailauth.providers.web.HostedZone;

/** Speaks Gandi's LiveDNS API. */
final class GandiClient {
  static final Dialect DIALECT = response -> response.json().optionalText("message");

  private static final int PAGE = 100;

  private final Account account;

  GandiClient(Account account) {
    this.account = account;
  }

  List<HostedZone> zones() throws HttpFault {
    var page = new AtomicInteger(1);
    return account.pages(
        new Call<>(
            "list its domains",
            domains(page.get()),
            answer -> {
              var domains = answer.jsonList();
              return new Page<>(
                  domains.stream().flatMap(each -> HostedZone.of(each.text("fqdn"))).toList(),
                  domains.size() < PAGE
                      ? Optional.empty()
                      : Optional.of(domains(page.incrementAndGet())));
            }));
  }

  /** The answer does not tell how many there are; only a page that is not full is the last. */
  private static Request domains(int page) {
    return Request.get("domains").with("page", page).with("per_page", PAGE);
  }

  /** The RRsets at a name, which are too few for a second page. */
  List<HostedRRset> rrsets(HostedZone zone, Name name) throws HttpFault {
    var request = Request.get("domains", zone.id(), "records", zone.relative(name, "@"));
    try {
      return account.call(
          new Call<>(
              "list the records of " + name,
              request,
              answer -> answer.jsonList().stream().flatMap(each -> read(zone, each)).toList()));
    } catch (HttpFault e) {
      if (e.status() == 404) {
        return List.of();
      }
      throw e;
    }
  }

  /** Gandi refuses it where there is something already. */
  void create(HostedZone zone, RRset wanted) throws HttpFault {
    var request = rrset("POST", zone, wanted.key()).with(members(wanted));
    account.call(Call.plain("create " + wanted.key(), request));
  }

  void replace(HostedZone zone, RRset wanted) throws HttpFault {
    var request = rrset("PUT", zone, wanted.key()).with(members(wanted));
    account.call(Call.plain("write " + wanted.key(), request));
  }

  void delete(HostedZone zone, RRsetKey key) throws HttpFault {
    account.call(Call.plain("delete " + key, rrset("DELETE", zone, key)));
  }

  private static Request rrset(String method, HostedZone zone, RRsetKey key) {
    var name = zone.relative(key.name(), "@");
    return Request.of(method, "domains", zone.id(), "records", name, key.type().name());
  }

  private static Map<String, Object> members(RRset wanted) {
    var members = new LinkedHashMap<String, Object>();
    members.put("rrset_values", wanted.records().stream().map(Rdata::toString).toList());
    members.put("rrset_ttl", wanted.ttl());
    return members;
  }

  private static Stream<HostedRRset> read(HostedZone zone, JsonObject json) {
    var name = zone.absolute(json.text("rrset_name"));
    var type = json.text("rrset_type");
    var values = json.texts("rrset_values").stream().map(v -> zone.absolute(type, v)).toList();
    return HostedRRset.of(name, type, json.number("rrset_ttl"), values);
  }
}
