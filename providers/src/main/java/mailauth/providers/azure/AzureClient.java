package mailauth.providers.azure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Page;
import mailauth.providers.http.Request;
import mailauth.providers.http.Response;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;

/** Speaks Azure's API for DNS. */
final class AzureClient {
  private static final String VERSION = "2018-05-01";
  private static final Pattern NEXT = Pattern.compile("[?&](?:\\$|%24)skip[Tt]oken=([^&]*)");

  /** Errors are an object with a code and a message, or that inside another. */
  static final Dialect DIALECT =
      response -> {
        var json = response.json();
        return json.optionalObject("error").orElse(json).optionalText("message");
      };

  private final Account account;
  private final String subscription;
  private final Optional<String> group;

  /**
   * @param group the resource group whose zones to see; empty for those of all
   */
  AzureClient(Account account, String subscription, Optional<String> group) {
    this.account = account;
    this.subscription = subscription;
    this.group = group;
  }

  /** The zones that the world sees. */
  List<HostedZone> zones() throws HttpFault {
    var scope = "subscriptions/" + subscription + group.map(g -> "/resourceGroups/" + g).orElse("");
    return all(
        "list its zones",
        request("GET", scope + "/providers/Microsoft.Network/dnsZones").asRepeatable(),
        AzureClient::zone);
  }

  private static Stream<HostedZone> zone(JsonObject json) {
    var properties = json.object("properties");
    if (properties.optionalText("zoneType").filter("Private"::equals).isPresent()) {
      return Stream.empty();
    }
    var servers = properties.texts("nameServers").stream().flatMap(HostedZone::name).toList();
    return HostedZone.name(json.text("name"))
        .map(name -> new HostedZone(json.text("id"), name, servers));
  }

  /** All record sets of a zone; there is no one call for those of one name. */
  List<Holding<Standing>> recordSets(HostedZone zone) throws HttpFault {
    return all(
        "list the records of " + zone.name(),
        request("GET", zone.id() + "/recordsets").asRepeatable(),
        RecordSet::read);
  }

  /** Writes a record set where none is, or in place of the one that was read. */
  void put(HostedZone zone, RRset wanted, Optional<Standing> standing) throws HttpFault {
    var properties =
        RecordSet.properties(wanted, standing.map(Standing::metadata).orElse(Map.of()));
    var request = recordSet("PUT", zone, wanted.key()).with(Map.of("properties", properties));
    account.call(Call.plain("write " + wanted.key(), onlyIf(request, standing)));
  }

  /** Deletes the record set that was read, and no other. */
  void delete(HostedZone zone, RRsetKey key, Standing standing) throws HttpFault {
    var request = onlyIf(recordSet("DELETE", zone, key), Optional.of(standing));
    account.call(Call.plain("delete " + key, request));
  }

  /** Azure compares and swaps by ETags (RFC 9110 section 13.1). */
  private static Request onlyIf(Request request, Optional<Standing> standing) {
    return standing
        .map(known -> request.withHeader("If-Match", known.etag()))
        .orElseGet(() -> request.withHeader("If-None-Match", "*"));
  }

  private static Request recordSet(String method, HostedZone zone, RRsetKey key) {
    return request(
        method, "%s/%s/%s".formatted(zone.id(), key.type(), zone.relative(key.name(), "@")));
  }

  /** Zones are named by their paths, which begin with a slash. */
  private static Request request(String method, String path) {
    var segments = path.replaceFirst("^/", "").split("/", -1);
    return Request.of(method, segments).with("api-version", VERSION);
  }

  private <T> List<T> all(String action, Request request, Function<JsonObject, Stream<T>> read)
      throws HttpFault {
    return account.pages(
        new Call<>(
            action,
            request,
            answer ->
                new Page<>(
                    answer.json().objects("value").stream().flatMap(read).toList(),
                    next(request, answer))));
  }

  /** The next page is named by a whole URL, of which only the token is new. */
  private static Optional<Request> next(Request request, Response answer) {
    return answer
        .json()
        .optionalText("nextLink")
        .map(link -> {
          var token = NEXT.matcher(link);
          if (!token.find()) {
            throw new IllegalArgumentException("its 'nextLink' has no $skipToken");
          }
          var text = URLDecoder.decode(token.group(1), StandardCharsets.UTF_8);
          return request.set("$skipToken", text);
        });
  }
}
