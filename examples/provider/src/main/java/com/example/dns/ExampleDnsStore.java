package com.example.dns;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Request;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedRRset;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/** Speaks Example DNS's API, which keeps RRsets and replaces each as a whole. */
record ExampleDnsStore(Account account) implements ZoneStore<Boolean> {
  /** Its errors are {@code {"error":"in words"}}. */
  static final Dialect DIALECT = response -> response.json().optionalText("error");

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return account.call(
        new Call<>(
            "list the zones",
            Request.get("zones"),
            answer -> answer.json().texts("zones").stream().flatMap(HostedZone::of).toList()));
  }

  @Override
  public List<Holding<Boolean>> read(HostedZone zone, Name name) throws HttpFault {
    var request = Request.get("zones", zone.id(), "rrsets").with("name", name.text());
    return account.call(
        new Call<>(
            "read " + name,
            request,
            answer ->
                answer.json().objects("rrsets").stream()
                    .flatMap(ExampleDnsStore::rrset)
                    .map(rrset -> rrset.holding(Notation.ZONE_FILE, true))
                    .toList()));
  }

  private static Stream<HostedRRset> rrset(JsonObject json) {
    return HostedRRset.of(
        json.text("name"), json.text("type"), json.number("ttl"), json.texts("records"));
  }

  @Override
  public void write(HostedZone zone, List<Step<Boolean>> steps) throws HttpFault {
    for (var step : steps) {
      var key = step.key();
      var path = new String[] {"zones", zone.id(), "rrsets", key.name().text(), key.type().name()};
      var request =
          step.wanted()
              .map(rrset -> Request.of("PUT", path).with(json(rrset)))
              .orElseGet(() -> Request.of("DELETE", path));
      account.call(Call.plain("write " + key, request));
    }
  }

  private static Map<String, Object> json(RRset rrset) {
    return Map.of(
        "ttl", rrset.ttl(), "records", rrset.records().stream().map(Rdata::toString).toList());
  }
}
