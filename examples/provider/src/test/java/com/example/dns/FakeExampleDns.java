package com.example.dns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import mailauth.core.dns.Rdata;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Example DNS in memory, as its documentation would describe it. */
public final class FakeExampleDns extends FakeCloud {
  public FakeExampleDns(Zone... zones) {
    super(new ExampleDnsType(), "/v1", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("token", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    return request.header("Authorization").equals("Bearer " + SECRET);
  }

  @Override
  protected String content(Rdata data) {
    return data.toString();
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, Map.of("error", words));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "zones")) {
      return json(200, Map.of("zones", zoneNames()));
    }
    var zone = request.path().get(1);
    if (request.is("GET", "zones", "*", "rrsets")) {
      return rrsets(zone, request.query("name").orElseThrow());
    }
    replace(zone, request);
    return empty(204);
  }

  private MockResponse rrsets(String zone, String name) {
    var here = records(zone).stream().filter(each -> each.name().equalsIgnoreCase(name)).toList();
    var rrsets =
        here.stream()
            .map(Stored::type)
            .distinct()
            .map(type -> {
              var records = here.stream().filter(each -> each.type().equals(type)).toList();
              return Map.<String, Object>of(
                  "name", name.toLowerCase(Locale.ROOT),
                  "type", type,
                  "ttl", records.getFirst().ttl(),
                  "records", records.stream().map(Stored::content).toList());
            })
            .toList();
    return json(200, Map.of("rrsets", rrsets));
  }

  private void replace(String zone, Asked request) {
    var name = request.path().get(3);
    var type = request.path().get(4);
    records(zone).stream()
        .filter(old -> old.name().equalsIgnoreCase(name) && old.type().equals(type))
        .forEach(this::remove);
    if (request.method().equals("PUT")) {
      var sent = request.json();
      long ttl = ((Number) sent.get("ttl")).longValue();
      for (var content : (List<?>) sent.get("records")) {
        add(new Stored(nextId(), zone, name, type, ttl, String.valueOf(content)));
      }
    }
  }
}
