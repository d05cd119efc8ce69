package mailauth.providers.octodns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Problem;
import mailauth.core.yaml.Quote;
import mailauth.core.yaml.Yaml;
import mailauth.providers.host.HostException;

/**
 * A zone in octoDNS's YAML: names relative to the zone, the empty one for the zone itself, each
 * with a record or a list of them. Types that mail authentication has no use for are passed over.
 */
public final class OctodnsZone {
  private static final long USUAL_TTL = 3600;
  private static final long LONGEST_TTL = 2_147_483_647L;

  private final Name zone;
  private final Map<RRsetKey, List<Rdata>> records = new LinkedHashMap<>();
  private final Map<RRsetKey, Long> ttls = new LinkedHashMap<>();

  private OctodnsZone(Name zone) {
    this.zone = zone;
  }

  /**
   * Reads a file.
   *
   * @param shown the path as messages give it
   * @throws HostException if it cannot be read; the message begins with its place
   */
  public static List<RRset> read(String shown, byte[] octets, Name zone) {
    if (new String(octets, StandardCharsets.UTF_8).isBlank()) {
      return List.of();
    }
    return switch (Yaml.parse(shown, octets)) {
      case Parsed.Faulty(var problems) -> throw new HostException(problems.getFirst().toString());
      case Parsed.Document(var root) -> {
        var read = new OctodnsZone(zone);
        read.names(root);
        yield read.rrsets();
      }
    };
  }

  private List<RRset> rrsets() {
    var rrsets = new ArrayList<RRset>();
    records.forEach((key, data) ->
        rrsets.add(new RRset(key.name(), key.type(), ttls.getOrDefault(key, USUAL_TTL), data)));
    return rrsets;
  }

  private void names(Node root) {
    if (root instanceof Node.Scalar nothing && nothing.isNull()) {
      return;
    }
    if (!(root instanceof Node.Mapping names)) {
      throw wrong(root, "a zone is a mapping of names to records");
    }
    for (var entry : names.entries()) {
      records(name(entry.key()), entry.value());
    }
  }

  private Name name(Node.Scalar key) {
    try {
      return key.text().isEmpty() || key.text().equals("@")
          ? zone
          : Name.of(key.text()).under(zone);
    } catch (InvalidName e) {
      throw wrong(key, e.getMessage());
    }
  }

  private void records(Name name, Node value) {
    switch (value) {
      case Node.Mapping record -> record(name, record);
      case Node.Sequence list -> list.items().forEach(item -> records(name, item));
      case Node.Scalar scalar ->
          throw wrong(scalar, "a record is a mapping with 'type' and 'value' or 'values'");
    }
  }

  private void record(Name name, Node.Mapping record) {
    var type = record.entry("type");
    if (type.isEmpty() || !(type.get().value() instanceof Node.Scalar word)) {
      throw wrong(record, "the record has no 'type': write one such as 'type: TXT'");
    }
    type(word.text())
        .ifPresent(known -> {
          var key = new RRsetKey(name, known);
          var data = new RecordValues(known).of(record);
          if (records.containsKey(key)) {
            throw wrong(record, "%s stands twice: write one record with 'values'".formatted(key));
          }
          if (!data.isEmpty()) {
            records.put(key, data);
            ttl(record).ifPresent(ttl -> ttls.put(key, ttl));
          }
        });
  }

  private static Optional<RecordType> type(String word) {
    try {
      return Optional.of(RecordType.valueOf(word.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> ttl(Node.Mapping record) {
    return record
        .entry("ttl")
        .map(Node.Entry::value)
        .map(node -> {
          if (node instanceof Node.Scalar(var at, var text, var plain)
              && text.matches("[0-9]{1,10}")
              && Long.parseLong(text) <= LONGEST_TTL) {
            return Long.parseLong(text);
          }
          throw wrong(node, "'ttl' is a number of seconds");
        });
  }

  static HostException wrong(Node at, String message) {
    return new HostException(new Problem(at.at(), message).toString());
  }

  static HostException wrong(Node.Scalar at, String text, String message) {
    return wrong(at, Quote.of(text) + " " + message);
  }
}
