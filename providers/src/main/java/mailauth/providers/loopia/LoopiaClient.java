package mailauth.providers.loopia;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Content;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Request;
import mailauth.providers.http.XmlRpc;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.RecordClient;

/** Speaks Loopia's XML-RPC, where each name below a domain is a subdomain with records. */
final class LoopiaClient implements RecordClient {
  private static final String APEX = "@";

  private final Account account;
  private final List<String> login;

  /**
   * @param login what every call's parameters begin with
   */
  LoopiaClient(Account account, List<String> login) {
    this.account = account;
    this.login = List.copyOf(login);
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return ask(
        "list its domains",
        "getDomains",
        List.of(),
        answer ->
            answer.objects(XmlRpc.VALUE).stream()
                .flatMap(domain -> HostedZone.of(domain.text("domain")))
                .toList());
  }

  /** A subdomain that does not exist may be an error or an empty list. */
  @Override
  public List<HostedRecord> records(HostedZone zone, Name name) throws HttpFault {
    try {
      return ask(
          "list the records of " + name,
          "getZoneRecords",
          List.of(zone.id(), zone.relative(name, APEX)),
          answer ->
              answer.objects(XmlRpc.VALUE).stream().flatMap(each -> read(name, each)).toList());
    } catch (HttpFault e) {
      if (e.kind() == HttpFault.Kind.REFUSED && !hasSubdomain(zone, name)) {
        return List.of();
      }
      throw e;
    }
  }

  private boolean hasSubdomain(HostedZone zone, Name name) throws HttpFault {
    var subdomains =
        ask(
            "list the subdomains of " + zone.name(),
            "getSubdomains",
            List.of(zone.id()),
            answer -> answer.texts(XmlRpc.VALUE));
    return subdomains.stream().anyMatch(zone.relative(name, APEX)::equalsIgnoreCase);
  }

  /** A record needs its subdomain first. */
  @Override
  public void create(HostedZone zone, RRsetKey key, long ttl, String data) throws HttpFault {
    var subdomain = zone.relative(key.name(), APEX);
    if (!subdomain.equals(APEX) && !hasSubdomain(zone, key.name())) {
      tell("create the subdomain " + key.name(), "addSubdomain", List.of(zone.id(), subdomain));
    }
    tell(
        "create " + key,
        "addZoneRecord",
        List.of(zone.id(), subdomain, members(key.type(), ttl, data, 0)));
  }

  @Override
  public void update(HostedZone zone, HostedRecord old, long ttl, String data) throws HttpFault {
    var key = old.key();
    tell(
        "update " + key,
        "updateZoneRecord",
        List.of(
            zone.id(),
            zone.relative(key.name(), APEX),
            members(key.type(), ttl, data, Long.parseLong(old.id()))));
  }

  /** Leaves the subdomain, since removing it would remove what others put there meanwhile. */
  @Override
  public void delete(HostedZone zone, HostedRecord old) throws HttpFault {
    tell(
        "delete " + old.key(),
        "removeZoneRecord",
        List.of(zone.id(), zone.relative(old.key().name(), APEX), Long.valueOf(old.id())));
  }

  private static Map<String, Object> members(RecordType type, long ttl, String data, long id) {
    int priority = 0;
    var rdata = data;
    if (type == RecordType.MX
        && RdataFormat.read(type, data) instanceof Rdata.Mx(int preference, Name exchange)) {
      priority = preference;
      rdata = exchange.absolute();
    }
    var members = new LinkedHashMap<String, Object>();
    members.put("type", type.name());
    members.put("ttl", ttl);
    members.put("priority", priority);
    members.put("rdata", rdata);
    members.put("record_id", id);
    return members;
  }

  private static Stream<HostedRecord> read(Name name, JsonObject record) {
    var type = record.text("type");
    var before = type.equals("MX") ? record.number("priority") + " " : "";
    return HostedRecord.of(
        String.valueOf(record.number("record_id")),
        name.text(),
        type,
        record.number("ttl"),
        before + record.text("rdata"));
  }

  private <T> T ask(String action, String method, List<?> parameters, Function<JsonObject, T> read)
      throws HttpFault {
    var request = request(method, parameters).asRepeatable();
    return account.call(
        new Call<>(action, request, answer -> read.apply(XmlRpc.answer(answer.text()))));
  }

  private void tell(String action, String method, List<?> parameters) throws HttpFault {
    account.call(
        new Call<>(
            action,
            request(method, parameters),
            answer -> XmlRpc.answer(answer.text()).text(XmlRpc.VALUE)));
  }

  private Request request(String method, List<?> parameters) {
    var all = new ArrayList<Object>(login);
    all.addAll(parameters);
    return Request.of("POST", "RPCSERV").with(new Content("text/xml", XmlRpc.call(method, all)));
  }
}
