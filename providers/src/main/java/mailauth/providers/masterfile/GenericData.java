package mailauth.providers.masterfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;

/**
 * Data given as octets, {@code \# 4 c0000201} (RFC 3597 section 5).
 *
 * @param octets as ISO 8859-1
 */
record GenericData(Line line, Token at, String octets) {

  static GenericData of(Line line, List<Token> words) {
    var at = words.getFirst();
    if (words.size() < 2) {
      throw line.source().wrong(at.start(), "\\# needs the number of octets");
    }
    int length = new Wording(line, words.get(1)).number(65_535, "number of octets");
    var hex = new StringBuilder();
    words.subList(2, words.size()).forEach(word -> hex.append(line.text(word)));
    if (hex.length() != 2 * length || !hex.toString().matches("[0-9a-fA-F]*+")) {
      throw line.source()
          .wrong(at.start(), "\\# %d needs %d hexadecimal digits".formatted(length, 2 * length));
    }
    var octets = HexFormat.of().parseHex(hex);
    return new GenericData(line, at, new String(octets, StandardCharsets.ISO_8859_1));
  }

  Optional<Rdata> read(String typeName) {
    try {
      return switch (typeName) {
        case "A", "AAAA" -> Optional.of(address(typeName.equals("A") ? 4 : 16));
        case "CNAME", "NS", "PTR" -> name(0).map(Rdata.Host::new);
        case "MX" -> name(2).map(exchange -> new Rdata.Mx(octet(0) << 8 | octet(1), exchange));
        case "TLSA" -> Optional.of(tlsa());
        case "TXT", "SPF" -> Optional.of(new Txt(strings()));
        default -> Optional.empty();
      };
    } catch (InvalidName e) {
      return Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw line.source().wrong(at.start(), "these octets are no %s data".formatted(typeName));
    }
  }

  private Rdata address(int length) {
    if (octets.length() != length) {
      throw new IllegalArgumentException("not " + length);
    }
    return new Rdata.Address(IpAddress.ofOctets(octets.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private Rdata tlsa() {
    var association = octets.substring(3).getBytes(StandardCharsets.ISO_8859_1);
    return new Rdata.Tlsa(octet(0), octet(1), octet(2), HexFormat.of().formatHex(association));
  }

  private List<String> strings() {
    var strings = new ArrayList<String>();
    for (int at = 0; at < octets.length(); ) {
      int end = at + 1 + octet(at);
      strings.add(octets.substring(at + 1, end));
      at = end;
    }
    return strings;
  }

  /** An uncompressed name that ends with the data; empty where a dot stands within a label. */
  private Optional<Name> name(int start) {
    var labels = new ArrayList<String>();
    int at = start;
    while (octet(at) != 0) {
      int end = at + 1 + octet(at);
      labels.add(octets.substring(at + 1, end).toLowerCase(Locale.ROOT));
      at = end;
    }
    if (at != octets.length() - 1) {
      throw new IllegalArgumentException("octets after the name");
    }
    if (labels.stream().anyMatch(label -> label.indexOf('.') >= 0)) {
      return Optional.empty();
    }
    return Optional.of(labels.isEmpty() ? Name.ROOT : new Name(String.join(".", labels)));
  }

  private int octet(int index) {
    return octets.charAt(index);
  }
}
