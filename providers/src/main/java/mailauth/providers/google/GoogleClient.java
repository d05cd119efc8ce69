package mailauth.providers.google;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Page;
import mailauth.providers.http.Request;
import mailauth.providers.http.Response;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;

/** Speaks Cloud DNS's API. */
final class GoogleClient {
  private static final int FORBIDDEN = 403;

  static final Dialect DIALECT =
      new Dialect() {
        @Override
        public Optional<String> complaint(Response response) {
          return response.json().optionalObject("error").flatMap(e -> e.optionalText("message"));
        }

        // A rate that is used up is sometimes worded as something forbidden.
        @Override
        public boolean throttles(Response response) {
          return response.status() == TOO_MANY_REQUESTS
              || (response.status() == FORBIDDEN
                  && response.json().object("error").objects("errors").stream()
                      .flatMap(error -> error.optionalText("reason").stream())
                      .anyMatch(reason -> reason.matches("(userR|r)ateLimitExceeded")));
        }
      };

  private final Account account;
  private final String project;

  GoogleClient(Account account, String project) {
    this.account = account;
    this.project = project;
  }

  /** The zones that the world sees. */
  List<HostedZone> zones() throws HttpFault {
    var request = Request.get("projects", project, "managedZones");
    return account.pages(
        new Call<>(
            "list its zones",
            request,
            answer ->
                new Page<>(
                    answer.json().objects("managedZones").stream()
                        .filter(zone ->
                            zone.optionalText("visibility").orElse("public").equals("public"))
                        .flatMap(zone ->
                            HostedZone.of(
                                String.valueOf(zone.members().get("id")), zone.text("dnsName")))
                        .toList(),
                    next(request, answer))));
  }

  List<Holding<NativeSet>> holdings(HostedZone zone, Name name) throws HttpFault {
    var request =
        Request.get("projects", project, "managedZones", zone.id(), "rrsets")
            .with("name", name.absolute());
    return account.pages(
        new Call<>(
            "list the records of " + name,
            request,
            answer ->
                new Page<>(
                    answer.json().objects("rrsets").stream()
                        .flatMap(GoogleClient::holding)
                        .toList(),
                    next(request, answer))));
  }

  private static Optional<Request> next(Request request, Response answer) {
    return answer
        .json()
        .optionalText("nextPageToken")
        .map(token -> request.set("pageToken", token));
  }

  private static Stream<Holding<NativeSet>> holding(JsonObject json) {
    var set = NativeSet.read(json);
    if (json.optionalObject("routingPolicy").isPresent()) {
      return HostedRecord.key(set.name(), set.type())
          .map(key ->
              Holding.locked(key, set, "answers by a routing policy there, which is left alone"));
    }
    return set.hosted().map(rrset -> rrset.holding(Notation.ZONE_FILE, set));
  }

  /** Makes all changes or none; what is deleted must be there exactly. */
  void change(HostedZone zone, List<NativeSet> deletions, List<NativeSet> additions)
      throws HttpFault {
    var members = new LinkedHashMap<String, Object>();
    put(members, "deletions", deletions);
    put(members, "additions", additions);
    var request =
        Request.of("POST", "projects", project, "managedZones", zone.id(), "changes").with(members);
    account.call(Call.plain("change the records of " + zone.name(), request));
  }

  private static void put(Map<String, Object> members, String name, List<NativeSet> sets) {
    if (!sets.isEmpty()) {
      members.put(name, sets.stream().map(NativeSet::members).toList());
    }
  }
}
