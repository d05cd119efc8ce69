package mailauth.providers.azure;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.json.JsonObject;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedRRset;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.Notation;

/** Record sets as Azure writes them: a member of its own for each type. */
final class RecordSet {
  private RecordSet() {}

  /** What one holds; none if its name or type is not one that we deal with. */
  static Stream<Holding<Standing>> read(JsonObject json) {
    var properties = json.object("properties");
    var name = properties.text("fqdn");
    var path = json.text("type");
    var type = path.substring(path.lastIndexOf('/') + 1);
    var standing = new Standing(json.text("etag"), metadata(properties));
    boolean alias =
        properties
            .optionalObject("targetResource")
            .flatMap(target -> target.optionalText("id"))
            .isPresent();
    if (alias) {
      return HostedRecord.key(name, type)
          .map(key ->
              Holding.locked(
                  key, standing, "has an alias to another resource there, which is left alone"));
    }
    return HostedRRset.of(name, type, properties.number("TTL"), contents(type, properties))
        .map(rrset -> rrset.holding(Notation.ZONE_FILE, standing));
  }

  private static Map<String, Object> metadata(JsonObject properties) {
    var metadata = new LinkedHashMap<String, Object>();
    properties
        .optionalObject("metadata")
        .ifPresent(json -> json.names().forEach(name -> metadata.put(name, json.text(name))));
    return metadata;
  }

  /** Records as zone files write them. */
  private static List<String> contents(String type, JsonObject properties) {
    return switch (type) {
      case "A" -> each(properties, "ARecords", json -> json.text("ipv4Address"));
      case "AAAA" -> each(properties, "AAAARecords", json -> json.text("ipv6Address"));
      case "CNAME" ->
          properties.optionalObject("CNAMERecord").stream()
              .map(json -> absolute(json.text("cname")))
              .toList();
      case "MX" ->
          each(
              properties,
              "MXRecords",
              json -> json.number("preference") + " " + absolute(json.text("exchange")));
      case "NS" -> each(properties, "NSRecords", json -> absolute(json.text("nsdname")));
      case "PTR" -> each(properties, "PTRRecords", json -> absolute(json.text("ptrdname")));
      case "TXT" -> each(properties, "TXTRecords", json -> strings(json.texts("value")));
      default -> List.of();
    };
  }

  private static List<String> each(
      JsonObject properties, String member, Function<JsonObject, String> content) {
    return properties.members().containsKey(member)
        ? properties.objects(member).stream().map(content).toList()
        : List.of();
  }

  private static String absolute(String name) {
    return name.endsWith(".") ? name : name + ".";
  }

  private static String strings(List<String> texts) {
    var strings = texts.stream().flatMap(text -> Txt.of(text).strings().stream()).toList();
    return (strings.isEmpty() ? Txt.of("") : new Txt(strings)).toString();
  }

  /**
   * The properties of a record set to write.
   *
   * @throws IllegalArgumentException if Azure takes no such data; the message continues a sentence
   *     about it
   */
  static Map<String, Object> properties(RRset wanted, Map<String, Object> metadata) {
    var type = wanted.type();
    var records = wanted.records().stream().map(data -> members(type, data)).toList();
    var properties = new LinkedHashMap<String, Object>();
    if (type == RecordType.CNAME) {
      properties.put("CNAMERecord", records.getFirst());
    } else {
      properties.put(type + "Records", records);
    }
    properties.put("TTL", wanted.ttl());
    if (!metadata.isEmpty()) {
      properties.put("metadata", metadata);
    }
    return properties;
  }

  private static Map<String, Object> members(RecordType type, Rdata data) {
    return switch (data) {
      case Rdata.Address(var ip) ->
          Map.of(type == RecordType.A ? "ipv4Address" : "ipv6Address", ip.toString());
      case Rdata.Host(var name) -> Map.of(nameMember(type), name.text());
      case Rdata.Mx(var preference, var exchange) -> {
        var members = new LinkedHashMap<String, Object>();
        members.put("preference", preference);
        members.put("exchange", exchange.text());
        yield members;
      }
      case Txt txt -> Map.of("value", texts(txt));
      case Rdata.Tlsa tlsa -> throw new IllegalArgumentException("it takes no TLSA records");
    };
  }

  private static String nameMember(RecordType type) {
    return switch (type) {
      case CNAME -> "cname";
      case NS -> "nsdname";
      default -> "ptrdname";
    };
  }

  private static List<String> texts(Txt txt) {
    if (txt.joined().isEmpty()) {
      throw new IllegalArgumentException("it keeps no empty TXT value");
    }
    return txt.strings().stream().map(RecordSet::text).toList();
  }

  /** JSON holds text, so each string must be some. */
  private static String text(String octets) {
    var string = Txt.ofOctets(octets);
    if (!Notation.isPlain(string)) {
      throw new IllegalArgumentException(
          "it keeps text only, and the string %s is none".formatted(string));
    }
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
