package mailauth.providers.route53;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Content;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Page;
import mailauth.providers.http.Request;
import mailauth.providers.http.Response;
import mailauth.providers.http.Xml;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedRRset;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;

/** Speaks Route 53's API. */
final class Route53Client {
  private static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";
  private static final int PAGE = 100;
  private static final int BAD_REQUEST = 400;

  static final Dialect DIALECT =
      new Dialect() {
        @Override
        public Optional<String> complaint(Response response) {
          return Xml.read(response.text(), "ErrorResponse")
              .first("Error")
              .map(error -> "%s: %s".formatted(error.text("Code"), error.text("Message")));
        }

        // It words it as a fault of ours, with a status of 400.
        @Override
        public boolean throttles(Response response) {
          return response.status() == TOO_MANY_REQUESTS
              || (response.status() == BAD_REQUEST
                  && complaint(response)
                      .filter(words -> words.matches("(?s)(Throttling|PriorRequestNotComplete).*"))
                      .isPresent());
        }
      };

  private final Account account;

  Route53Client(Account account) {
    this.account = account;
  }

  /** The zones that the world sees. */
  List<HostedZone> zones() throws HttpFault {
    var request = Request.get("hostedzonesbyname");
    return account.pages(
        new Call<>("list its hosted zones", request, answer -> zones(request, answer)));
  }

  private static Page<HostedZone> zones(Request request, Response answer) {
    var list = Xml.read(answer.text(), "ListHostedZonesByNameResponse");
    var zones = list.one("HostedZones").all("HostedZone");
    var next = request;
    for (var parameter :
        List.of(List.of("dnsname", "NextDNSName"), List.of("hostedzoneid", "NextHostedZoneId"))) {
      next = next.set(parameter.getFirst(), list.optional(parameter.getLast()).orElse(""));
    }
    return new Page<>(
        zones.stream().filter(Route53Client::isPublic).flatMap(Route53Client::zone).toList(),
        isTruncated(list) ? Optional.of(next) : Optional.empty());
  }

  private static boolean isPublic(Xml zone) {
    return !zone.first("Config")
        .flatMap(config -> config.optional("PrivateZone"))
        .orElse("false")
        .equals("true");
  }

  private static Stream<HostedZone> zone(Xml zone) {
    return HostedZone.of(
        zone.text("Id").replaceFirst("^/hostedzone/", ""), Octal.name(zone.text("Name")));
  }

  /** What stands at a name. Lists begin at a name and go on with all that follow. */
  List<Holding<NativeSet>> holdings(HostedZone zone, Name name) throws HttpFault {
    var request =
        Request.get("hostedzone", zone.id(), "rrset")
            .with("name", name.absolute())
            .with("maxitems", PAGE);
    return account.pages(
        new Call<>("list the records of " + name, request, answer -> sets(request, name, answer)));
  }

  private static Page<Holding<NativeSet>> sets(Request request, Name name, Response answer) {
    var list = Xml.read(answer.text(), "ListResourceRecordSetsResponse");
    var sets = list.one("ResourceRecordSets").all("ResourceRecordSet");
    var holdings = sets.stream().flatMap(Route53Client::holding).toList();
    boolean goesOn =
        isTruncated(list)
            && HostedZone.name(Octal.name(list.text("NextRecordName"))).anyMatch(name::equals);
    if (!goesOn) {
      return Page.last(holdings);
    }
    var next = request.set("type", list.text("NextRecordType"));
    var identifier = list.optional("NextRecordIdentifier");
    return new Page<>(
        holdings, Optional.of(identifier.map(id -> next.set("identifier", id)).orElse(next)));
  }

  private static boolean isTruncated(Xml list) {
    return list.text("IsTruncated").equals("true");
  }

  private static Stream<Holding<NativeSet>> holding(Xml set) {
    var raw = NativeSet.read(set);
    var name = Octal.name(raw.name());
    return lock(set)
        .map(why -> HostedRecord.key(name, raw.type()).map(key -> Holding.locked(key, raw, why)))
        .orElseGet(() ->
            HostedRRset.of(
                    name,
                    raw.type(),
                    Long.parseLong(raw.ttl()),
                    raw.values().stream().map(Octal::read).toList())
                .map(rrset -> rrset.holding(Notation.ZONE_FILE, raw)));
  }

  /** What answers by rules of Route 53's own, which a plain RRset would lose. */
  private static Optional<String> lock(Xml set) {
    var alias = set.first("AliasTarget").map(target -> target.text("DNSName"));
    if (alias.isPresent()) {
      return Optional.of("has an alias to %s there, which is left alone".formatted(alias.get()));
    }
    return Stream.of("SetIdentifier", "TrafficPolicyInstanceId", "HealthCheckId")
        .filter(mark -> set.first(mark).isPresent())
        .findFirst()
        .map(mark -> "answers by a routing policy there (%s), which is left alone".formatted(mark));
  }

  /** Makes all changes or none. */
  void change(HostedZone zone, List<String> changes) throws HttpFault {
    var batch =
        "<ChangeResourceRecordSetsRequest xmlns=\"%s\"><ChangeBatch><Changes>%s</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>"
            .formatted(NAMESPACE, String.join("", changes));
    var request =
        Request.of("POST", "hostedzone", zone.id(), "rrset", "")
            .with(new Content("application/xml", batch));
    account.call(Call.plain("change the records of " + zone.name(), request));
  }
}
