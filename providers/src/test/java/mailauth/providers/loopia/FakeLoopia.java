package mailauth.providers.loopia;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.Stored;
import mailauth.providers.web.XmlRpcCloud;
import mockwebserver3.MockResponse;

/** Loopia in memory: subdomains that must exist before their records, plain TXT, errors in 200. */
final class FakeLoopia extends XmlRpcCloud {
  private static final int LOWEST_TTL = 300;

  private final Set<String> subdomains = new HashSet<>();

  FakeLoopia(Zone... zones) {
    super(new LoopiaType(), "", zones);
    zoneNames()
        .forEach(zone ->
            records(zone).forEach(each -> subdomains.add(each.name().toLowerCase(Locale.ROOT))));
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("user", "apiuser", "password", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    var login = parameters(request);
    return request.is("POST", "RPCSERV")
        && login.get(0).equals("apiuser")
        && login.get(1).equals(SECRET);
  }

  @Override
  protected String content(Rdata data) {
    return data instanceof Txt txt ? txt.text() : data.toString();
  }

  @Override
  protected Rdata served(Stored record) {
    return record.type().equals("TXT") ? Txt.of(record.content()) : super.served(record);
  }

  /** A status of success, and a word. */
  MockResponse word(String word) {
    return xml(200, "<params><param>%s</param></params>".formatted(value(string(word))));
  }

  @Override
  protected MockResponse answer(Asked request) {
    var asked = parameters(request);
    if (method(request).equals("getDomains")) {
      return array(
          zoneNames().stream()
              .map(name -> struct("domain", string(name), "paid", integer(1)))
              .toList());
    }
    var zone = (String) asked.get(2);
    if (method(request).equals("getSubdomains")) {
      return array(
          subdomains.stream()
              .filter(name -> name.endsWith(zone))
              .map(name -> string(name.equals(zone) ? "@" : name.replace("." + zone, "")))
              .toList());
    }
    var name = asked.get(3).equals("@") ? zone : asked.get(3) + "." + zone;
    if (method(request).equals("addSubdomain")) {
      return word(subdomains.add(name) ? "OK" : "DOMAIN_OCCUPIED");
    }
    if (!subdomains.contains(name)) {
      return array(List.of(string("UNKNOWN_ERROR")));
    }
    return switch (method(request)) {
      case "getZoneRecords" ->
          array(
              records(zone).stream()
                  .filter(each -> each.name().equalsIgnoreCase(name))
                  .map(FakeLoopia::show)
                  .toList());
      case "addZoneRecord" -> {
        var sent = (Map<?, ?>) asked.get(4);
        add(
            new Stored(
                nextId(), zone, name, String.valueOf(sent.get("type")), ttl(sent), content(sent)));
        yield word("OK");
      }
      case "updateZoneRecord" -> {
        var sent = (Map<?, ?>) asked.get(4);
        var record = record(String.valueOf(sent.get("record_id")));
        record.ifPresent(old -> change(old, each -> each.with(ttl(sent), content(sent))));
        yield word(record.isPresent() ? "OK" : "BAD_INDATA");
      }
      default ->
          word(
              record(String.valueOf(asked.get(4))).filter(this::remove).isPresent()
                  ? "OK"
                  : "BAD_INDATA");
    };
  }

  private static long ttl(Map<?, ?> sent) {
    return Math.max(LOWEST_TTL, (Long) sent.get("ttl"));
  }

  private static String content(Map<?, ?> sent) {
    var before = sent.get("type").equals("MX") ? sent.get("priority") + " " : "";
    return before + sent.get("rdata");
  }

  private static String show(Stored record) {
    boolean isMx = record.type().equals("MX");
    return struct(
        "type", string(record.type()),
        "ttl", integer(record.ttl()),
        "priority", integer(isMx ? Long.parseLong(record.content().split(" ")[0]) : 0),
        "rdata", string(isMx ? record.content().split(" ")[1] : record.content()),
        "record_id", integer(Long.parseLong(record.id())));
  }
}
