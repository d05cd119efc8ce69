package mailauth.providers.spf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A scenario's names, answered as a recursive resolver would answer. */
public final class SuiteZone {
  private static final long TTL = 300;
  private static final int MAX_CHAIN = 8;

  /**
   * @param timesOut whether questions for other types than those here get no answer at all
   */
  private record Node(List<Record> records, boolean timesOut) {
    List<Record> ofType(int type) {
      return records.stream().filter(record -> record.getType() == type).toList();
    }
  }

  private final Map<Name, Node> nodes = new LinkedHashMap<>();

  private SuiteZone() {}

  /** Reads names and their records, written as in the suite's {@code zonedata}. */
  public static SuiteZone read(String yaml) {
    return of(Scenario.mapping(Scenario.yaml().loadFromString(yaml)));
  }

  static SuiteZone of(Map<String, Object> zonedata) {
    var zone = new SuiteZone();
    zonedata.forEach((name, entries) -> zone.add(name(name), (List<?>) entries));
    return zone;
  }

  private void add(Name owner, List<?> entries) {
    var records = new ArrayList<Record>();
    boolean timesOut = entries.contains("TIMEOUT");
    // The suite's rule: an SPF record stands for a TXT record, unless TXT is mentioned itself.
    boolean copies =
        entries.stream().noneMatch(e -> e instanceof Map<?, ?> m && m.containsKey("TXT"));
    for (var entry : entries) {
      if (entry instanceof Map<?, ?> map) {
        map.forEach(
            (type, value) -> records.addAll(records(owner, type.toString(), value, copies)));
      }
    }
    nodes.put(owner, new Node(records, timesOut));
  }

  /** The answer to a question; empty for none at all. */
  Optional<Message> answer(Message query) {
    var question = query.getQuestion();
    var reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RA);
    reply.addRecord(question, Section.QUESTION);
    var name = question.getName();
    for (int i = 0; i < MAX_CHAIN; i++) {
      var node = nodes.get(name);
      if (node == null) {
        reply.getHeader().setRcode(isEmptyNonTerminal(name) ? Rcode.NOERROR : Rcode.NXDOMAIN);
        return Optional.of(reply);
      }
      var found = node.ofType(question.getType());
      if (found.isEmpty() && node.timesOut()) {
        return Optional.empty();
      }
      found.forEach(record -> reply.addRecord(record, Section.ANSWER));
      var cname = node.ofType(Type.CNAME);
      if (!found.isEmpty() || cname.isEmpty()) {
        return Optional.of(reply);
      }
      var alias = (CNAMERecord) cname.getFirst();
      if (reply.findRecord(alias)) {
        return Optional.of(reply);
      }
      reply.addRecord(alias, Section.ANSWER);
      name = alias.getTarget();
    }
    return Optional.of(reply);
  }

  private boolean isEmptyNonTerminal(Name name) {
    return nodes.keySet().stream().anyMatch(node -> node.subdomain(name));
  }

  private static List<Record> records(Name owner, String type, Object value, boolean copies) {
    return switch (type) {
      case "SPF" -> {
        var spf = text(owner, Type.SPF, value);
        yield copies ? List.of(spf, text(owner, Type.TXT, value)) : List.of(spf);
      }
      case "TXT" -> value.equals("NONE") ? List.of() : List.of(text(owner, Type.TXT, value));
      case "A" -> List.of(address(owner, Type.A, value));
      case "AAAA" -> List.of(address(owner, Type.AAAA, value));
      case "MX" -> List.of(mx(owner, (List<?>) value));
      case "PTR" -> List.of(new PTRRecord(owner, DClass.IN, TTL, name(value.toString())));
      case "CNAME" -> List.of(new CNAMERecord(owner, DClass.IN, TTL, name(value.toString())));
      default -> throw new IllegalArgumentException("the suite has a new type: " + type);
    };
  }

  private static Record address(Name owner, int type, Object value) {
    var ip = IpAddress.parse(value.toString()).orElseThrow();
    return Record.newRecord(owner, type, DClass.IN, TTL, ip.octets());
  }

  private static Record mx(Name owner, List<?> value) {
    int preference = Integer.parseInt(value.getFirst().toString());
    return new MXRecord(owner, DClass.IN, TTL, preference, name(value.getLast().toString()));
  }

  private static Record text(Name owner, int type, Object value) {
    var strings =
        value instanceof List<?> list
            ? list.stream().map(Object::toString).toList()
            : Txt.ofOctets(value.toString()).strings();
    var octets = new ByteArrayOutputStream();
    for (var string : strings.isEmpty() ? List.of("") : strings) {
      octets.write(string.length());
      octets.writeBytes(string.getBytes(ISO_8859_1));
    }
    return Record.newRecord(owner, type, DClass.IN, TTL, octets.toByteArray());
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text.endsWith(".") ? text : text + ".");
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
