package mailauth.providers.route53;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.dns.Rdata;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Presentation;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Route 53 in memory: lists in the order of reversed names, batches of exact changes, octal. */
final class FakeRoute53 extends FakeCloud {
  private static final int PAGE = 100;
  private static final Pattern CHANGE = Pattern.compile("<Change>(.*?)</Change>");
  private static final Pattern VALUE = Pattern.compile("<Value>(.*?)</Value>");

  /** What a batch says of one RRset. */
  private record Change(String action, String name, String type, long ttl, List<String> values) {}

  FakeRoute53(Zone... zones) {
    super(new Route53Type(), "/2013-04-01", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("access-key", "AKIDEXAMPLE", "secret-key", SECRET);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    var date = request.header("X-Amz-Date");
    return date.matches("\\d{8}T\\d{6}Z")
        && request
            .header("Authorization")
            .matches(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/%s/us-east-1/route53/aws4_request, SignedHeaders=host;x-amz-date, Signature=[0-9a-f]{64}"
                    .formatted(date.substring(0, 8)));
  }

  @Override
  protected String content(Rdata data) {
    return escapes(data.toString(), 10, "\\%03o");
  }

  @Override
  protected Rdata served(Stored record) {
    return Presentation.read(record.type(), escapes(record.content(), 8, "\\%03d"));
  }

  private static String escapes(String text, int radix, String format) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\\') {
        out.append(text.charAt(i));
      } else if (Character.isDigit(text.charAt(i + 1))) {
        out.append(format.formatted(Integer.parseInt(text.substring(i + 1, i + 4), radix)));
        i += 3;
      } else {
        out.append(text, i, i + 2);
        i++;
      }
    }
    return out.toString();
  }

  @Override
  public MockResponse error(int status, String words) {
    return error(status, status == 429 ? "Throttling" : "InvalidInput", words);
  }

  static MockResponse error(int status, String code, String words) {
    return xml(
        status,
        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
            .formatted(code, escape(words)));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("GET", "hostedzonesbyname")) {
      return zones(request);
    }
    var zone = request.path().get(1).replaceFirst("^Z-", "");
    return request.is("GET", "hostedzone", "*", "rrset")
        ? sets(zone, request)
        : change(zone, request.body());
  }

  private MockResponse zones(Asked request) {
    var all = zoneNames();
    int from = request.query("hostedzoneid").map(id -> all.indexOf(id.substring(2))).orElse(0);
    var part = all.subList(from, Math.min(all.size(), from + PAGE));
    boolean more = from + PAGE < all.size();
    var next = more ? all.get(from + PAGE) : "";
    return xml(
        200,
        "<ListHostedZonesByNameResponse><HostedZones>%s</HostedZones><IsTruncated>%s</IsTruncated>%s</ListHostedZonesByNameResponse>"
            .formatted(
                part.stream()
                    .map(
                        "<HostedZone><Id>/hostedzone/Z-%1$s</Id><Name>%1$s.</Name></HostedZone>"
                            ::formatted)
                    .collect(Collectors.joining()),
                more,
                more
                    ? "<NextDNSName>%1$s.</NextDNSName><NextHostedZoneId>Z-%1$s</NextHostedZoneId>"
                        .formatted(next)
                    : ""));
  }

  private MockResponse sets(String zone, Asked request) {
    var start = order(request.query("name").orElse(""));
    var type = request.query("type").orElse("");
    int size = Integer.parseInt(request.query("maxitems").orElse("300"));
    var keys =
        records(zone).stream()
            .map(each -> List.of(each.name(), each.type()))
            .distinct()
            .sorted(
                comparing((List<String> key) -> order(key.getFirst())).thenComparing(List::getLast))
            .filter(key -> order(key.getFirst()).compareTo(start) >= 0)
            .filter(
                key -> !order(key.getFirst()).equals(start) || key.getLast().compareTo(type) >= 0)
            .toList();
    boolean more = keys.size() > size;
    return xml(
        200,
        "<ListResourceRecordSetsResponse><ResourceRecordSets>%s</ResourceRecordSets><IsTruncated>%s</IsTruncated>%s</ListResourceRecordSetsResponse>"
            .formatted(
                keys.stream().limit(size).map(key -> set(zone, key)).collect(Collectors.joining()),
                more,
                more
                    ? "<NextRecordName>%s.</NextRecordName><NextRecordType>%s</NextRecordType>"
                        .formatted(keys.get(size).getFirst(), keys.get(size).getLast())
                    : ""));
  }

  private String set(String zone, List<String> key) {
    var records =
        records(zone).stream()
            .filter(each -> List.of(each.name(), each.type()).equals(key))
            .toList();
    var first = records.getFirst();
    var marks =
        first.more().entrySet().stream()
            .map(mark -> "<%1$s>%2$s</%1$s>".formatted(mark.getKey(), mark.getValue()))
            .collect(Collectors.joining());
    var plain =
        first.more().containsKey("AliasTarget")
            ? ""
            : "<TTL>%d</TTL><ResourceRecords>%s</ResourceRecords>"
                .formatted(
                    first.ttl(),
                    records.stream()
                        .map(each ->
                            "<ResourceRecord><Value>%s</Value></ResourceRecord>"
                                .formatted(escape(each.content())))
                        .collect(Collectors.joining()));
    return "<ResourceRecordSet><Name>%s.</Name><Type>%s</Type>%s%s</ResourceRecordSet>"
        .formatted(key.getFirst().replace("*", "\\052"), key.getLast(), marks, plain);
  }

  /** All or none: what is deleted must be there exactly, and what is created must not be. */
  private MockResponse change(String zone, String body) {
    var left = new ArrayList<>(records(zone));
    for (var change : CHANGE.matcher(body).results().map(FakeRoute53::read).toList()) {
      var here =
          left.stream()
              .filter(each -> each.name().equalsIgnoreCase(change.name()))
              .filter(each -> each.type().equals(change.type()))
              .toList();
      var contents = here.stream().map(Stored::content).collect(Collectors.toSet());
      boolean same =
          contents.equals(new HashSet<>(change.values()))
              && here.stream().allMatch(each -> each.ttl() == change.ttl());
      if (change.action().equals("DELETE") && !here.isEmpty() && same) {
        left.removeAll(here);
      } else if (change.action().equals("CREATE") && here.isEmpty()) {
        change.values().stream()
            .map(value ->
                new Stored(nextId(), zone, change.name(), change.type(), change.ttl(), value))
            .forEach(left::add);
      } else {
        return error(
            400,
            "InvalidChangeBatch",
            "[Tried to %s %s]".formatted(change.action(), change.name()));
      }
    }
    records(zone).forEach(this::remove);
    left.forEach(this::add);
    return xml(200, "<ChangeResourceRecordSetsResponse/>");
  }

  private static Change read(MatchResult match) {
    var text = match.group(1);
    return new Change(
        part(text, "Action"),
        part(text, "Name").replaceFirst("\\.$", "").replace("\\052", "*"),
        part(text, "Type"),
        Long.parseLong(part(text, "TTL")),
        VALUE
            .matcher(text)
            .results()
            .map(value ->
                value.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
            .toList());
  }

  private static String part(String text, String name) {
    return text.replaceFirst("(?s).*<%1$s>(.*?)</%1$s>.*".formatted(name), "$1");
  }

  private static String order(String name) {
    var labels = new ArrayList<>(Arrays.asList(name.toLowerCase(Locale.ROOT).split("\\.")));
    Collections.reverse(labels);
    return Stream.concat(labels.stream(), Stream.of("")).collect(Collectors.joining("."));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static MockResponse xml(int status, String text) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/xml")
        .body("<?xml version=\"1.0\"?>\n" + text)
        .build();
  }
}
