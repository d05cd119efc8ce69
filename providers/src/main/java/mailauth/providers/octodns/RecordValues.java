package mailauth.providers.octodns;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import mailauth.core.yaml.Node;

/** The values of one record, of a type that mail authentication uses. */
final class RecordValues {
  private static final int OCTET = 255;
  private static final int PREFERENCE = 65_535;
  private static final int MOST_OCTETS = 65_000;

  private final RecordType type;

  RecordValues(RecordType type) {
    this.type = type;
  }

  /** Those under {@code value} and {@code values}; none where a record is made otherwise. */
  List<Rdata> of(Node.Mapping record) {
    return Stream.of("value", "values")
        .flatMap(key -> record.entry(key).stream())
        .map(Node.Entry::value)
        .flatMap(
            node -> node instanceof Node.Sequence list ? list.items().stream() : Stream.of(node))
        .filter(node -> !(node instanceof Node.Scalar scalar && scalar.isNull()))
        .map(this::rdata)
        .distinct()
        .toList();
  }

  private Rdata rdata(Node node) {
    return switch (type) {
      case A, AAAA -> address(word(node));
      case CNAME, NS, PTR -> new Rdata.Host(target(word(node)));
      case MX -> mx(fields(node));
      case TLSA -> tlsa(fields(node));
      case SPF, TXT -> txt(word(node));
    };
  }

  private Rdata address(Node.Scalar word) {
    var family = type == RecordType.A ? IpAddress.Family.IPV4 : IpAddress.Family.IPV6;
    return IpAddress.parse(word.text())
        .filter(ip -> ip.family() == family)
        .map(Rdata.Address::new)
        .orElseThrow(() ->
            OctodnsZone.wrong(
                word,
                word.text(),
                "is no %s address".formatted(type == RecordType.A ? "IPv4" : "IPv6")));
  }

  /** octoDNS takes full names only, and wants the final dot; without it they mean the same here. */
  private static Name target(Node.Scalar word) {
    try {
      return Name.of(word.text());
    } catch (InvalidName e) {
      throw OctodnsZone.wrong(word, e.getMessage());
    }
  }

  /** octoDNS called the two 'priority' and 'value' once, and still reads them. */
  private static Rdata mx(Node.Mapping value) {
    var exchange = field(value, "exchange", "value");
    var preference = field(value, "preference", "priority");
    return new Rdata.Mx(number(preference, PREFERENCE), target(exchange));
  }

  private static Rdata tlsa(Node.Mapping value) {
    var data = field(value, "certificate_association_data");
    var hex = data.text().replaceAll("\\s", "");
    if (hex.length() % 2 != 0 || !hex.matches("[0-9a-fA-F]+")) {
      throw OctodnsZone.wrong(data, "the association data is not pairs of hexadecimal digits");
    }
    return new Rdata.Tlsa(
        number(field(value, "certificate_usage"), OCTET),
        number(field(value, "selector"), OCTET),
        number(field(value, "matching_type"), OCTET),
        hex);
  }

  /** One text, of which octoDNS makes strings itself; its semicolons stand behind a backslash. */
  private static Rdata txt(Node.Scalar word) {
    var text = word.text();
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1);
    }
    var txt = Txt.of(text.replace("\" \"", "").replace("\\;", ";"));
    if (txt.joined().length() > MOST_OCTETS) {
      throw OctodnsZone.wrong(word, "the text is longer than a record can be");
    }
    return txt;
  }

  private static Node.Scalar word(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar;
    }
    throw OctodnsZone.wrong(node, "a value of this type is one word or text");
  }

  private Node.Mapping fields(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw OctodnsZone.wrong(
        node,
        type == RecordType.MX
            ? "a value of MX has 'preference' and 'exchange'"
            : "a value of TLSA has 'certificate_usage', 'selector', 'matching_type' and"
                + " 'certificate_association_data'");
  }

  private static Node.Scalar field(Node.Mapping value, String... names) {
    return Stream.of(names)
        .flatMap(name -> value.entry(name).stream())
        .map(Node.Entry::value)
        .findFirst()
        .flatMap(
            node -> node instanceof Node.Scalar scalar ? Optional.of(scalar) : Optional.empty())
        .orElseThrow(() -> OctodnsZone.wrong(value, "the value has no '%s'".formatted(names[0])));
  }

  private static int number(Node.Scalar word, int most) {
    if (word.text().matches("[0-9]{1,5}") && Integer.parseInt(word.text()) <= most) {
      return Integer.parseInt(word.text());
    }
    throw OctodnsZone.wrong(word, word.text(), "is no number from 0 to " + most);
  }
}
