package mailauth.providers.namecheap;

import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** Namecheap in memory: what is not sent along is gone, records and the choice of mail alike. */
final class FakeNamecheap extends FakeCloud {
  static final String ADDRESS = "192.0.2.1";
  private static final List<String> KNOWN =
      List.of("HostName", "RecordType", "Address", "MXPref", "TTL");

  private String emailType = "MX";
  private boolean answersFor = true;

  FakeNamecheap(Zone... zones) {
    super(new NamecheapType(), "", zones);
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("user", "anyone", "key", SECRET, "client-ip", ADDRESS);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    var form = form(request);
    return request.is("POST", "xml.response")
        && request.query("ClientIP").filter(ADDRESS::equals).isPresent()
        && Objects.equals(form.get("ApiUser"), "anyone")
        && Objects.equals(form.get("UserName"), "anyone")
        && Objects.equals(form.get("ApiKey"), SECRET);
  }

  @Override
  protected String content(Rdata data) {
    return data instanceof Txt txt ? txt.text() : data.toString();
  }

  @Override
  protected Rdata served(Stored record) {
    return record.type().equals("TXT") ? Txt.of(record.content()) : super.served(record);
  }

  String emailType() {
    return emailType;
  }

  FakeNamecheap withEmailType(String type) {
    emailType = type;
    return this;
  }

  /** Has the domain delegated to someone else. */
  FakeNamecheap delegatedElsewhere() {
    answersFor = false;
    return this;
  }

  static String command(Asked request) {
    return request.query("Command").orElse("").replaceFirst(".*\\.", "");
  }

  @Override
  public MockResponse error(int status, String words) {
    return error(status, status, words);
  }

  /** An error with a number of its own. */
  MockResponse error(int status, int number, String words) {
    return xml(
        status,
        "ERROR",
        "<Errors><Error Number=\"%d\">%s</Error></Errors>".formatted(number, escape(words)));
  }

  @Override
  protected MockResponse answer(Asked request) {
    return switch (command(request)) {
      case "getList" -> list(request);
      case "getHosts" -> hosts(zone(request.query("SLD"), request.query("TLD")));
      default -> replace(form(request));
    };
  }

  private MockResponse list(Asked request) {
    int page = Integer.parseInt(request.query("Page").orElse("1"));
    int size = Integer.parseInt(request.query("PageSize").orElse("20"));
    var domains =
        page(zoneNames(), page, size).stream()
            .map(name ->
                "<Domain ID=\"1\" Name=\"%s\" IsOurDNS=\"%s\" />".formatted(name, answersFor))
            .collect(joining());
    return success(
        "<DomainGetListResult>%s</DomainGetListResult><Paging><TotalItems>%d</TotalItems><CurrentPage>%d</CurrentPage><PageSize>%d</PageSize></Paging>"
            .formatted(domains, zoneNames().size(), page, size));
  }

  private MockResponse hosts(String zone) {
    return success(
        "<DomainDNSGetHostsResult Domain=\"%s\" EmailType=\"%s\" IsUsingOurDNS=\"%s\">%s</DomainDNSGetHostsResult>"
            .formatted(
                zone,
                emailType,
                answersFor,
                records(zone).stream().map(FakeNamecheap::show).collect(joining())));
  }

  private MockResponse replace(Map<String, String> form) {
    var zone = form.get("SLD") + "." + form.get("TLD");
    records(zone).forEach(this::remove);
    for (int i = 1; form.containsKey("RecordType" + i); i++) {
      add(stored(zone, form, i));
    }
    emailType = form.getOrDefault("EmailType", "NONE");
    return success("<DomainDNSSetHostsResult Domain=\"%s\" IsSuccess=\"true\" />".formatted(zone));
  }

  private Stored stored(String zone, Map<String, String> form, int number) {
    var left = form.get("HostName" + number);
    var type = form.get("RecordType" + number);
    var address = form.get("Address" + number);
    var record =
        new Stored(
            nextId(),
            zone,
            left.equals("@") ? zone : left + "." + zone,
            type,
            Long.parseLong(form.get("TTL" + number)),
            type.equals("MX") ? form.get("MXPref" + number) + " " + address : address);
    for (var field : form.entrySet()) {
      var name = field.getKey().replaceFirst("(?<=[^0-9])" + number + "$", "");
      if (!name.equals(field.getKey()) && !KNOWN.contains(name) && !name.equals("HostId")) {
        record = record.with(name, field.getValue());
      }
    }
    return record;
  }

  private static String show(Stored record) {
    boolean isMx = record.type().equals("MX");
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put("HostId", record.id());
    attributes.put("Name", relative(record));
    attributes.put("Type", record.type());
    attributes.put("Address", isMx ? record.content().split(" ")[1] : record.content());
    attributes.put("MXPref", isMx ? record.content().split(" ")[0] : "10");
    attributes.put("TTL", record.ttl());
    attributes.putAll(record.more());
    return attributes.entrySet().stream()
        .map(each -> "%s=\"%s\"".formatted(each.getKey(), escape(String.valueOf(each.getValue()))))
        .collect(joining(" ", "<host ", " />"));
  }

  private static String relative(Stored record) {
    return record.name().equalsIgnoreCase(record.zone())
        ? "@"
        : record.name().substring(0, record.name().length() - record.zone().length() - 1);
  }

  private static String zone(Optional<String> sld, Optional<String> tld) {
    return sld.orElseThrow() + "." + tld.orElseThrow();
  }

  /** A form's fields in order. */
  static Map<String, String> form(Asked request) {
    var form = new LinkedHashMap<String, String>();
    for (var field : request.body().split("&")) {
      var parts = field.split("=", 2);
      if (parts.length == 2) {
        form.put(decode(parts[0]), decode(parts[1]));
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static MockResponse success(String content) {
    return xml(200, "OK", "<Errors /><CommandResponse>%s</CommandResponse>".formatted(content));
  }

  private static MockResponse xml(int code, String status, String content) {
    return new MockResponse.Builder()
        .code(code)
        .addHeader("Content-Type", "text/xml; charset=utf-8")
        .body(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<ApiResponse Status=\"%s\" xmlns=\"http://api.namecheap.com/xml.response\">%s</ApiResponse>"
                .formatted(status, content))
        .build();
  }

  /** XML has no way to say most control characters. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("\t", "&#9;")
        .replace("\n", "&#10;")
        .replace("\r", "&#13;")
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?");
  }
}
