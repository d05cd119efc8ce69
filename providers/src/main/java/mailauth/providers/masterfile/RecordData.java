package mailauth.providers.masterfile;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of the types that {@link Rdata} knows; other types' stays as it is written.
 *
 * @param words those after the type
 */
record RecordData(Line line, Token type, List<Token> words, @Nullable String origin) {
  private static final int OCTET = 255;
  private static final int PREFERENCE = 65_535;

  /** The data; empty for an unknown type or a name beyond {@link Name}. */
  Optional<Rdata> read(String typeName) {
    if (!words.isEmpty() && line.text(words.getFirst()).equals("\\#")) {
      return GenericData.of(line, words).read(typeName);
    }
    return switch (typeName) {
      case "A" -> Optional.of(address(IpAddress.Family.IPV4));
      case "AAAA" -> Optional.of(address(IpAddress.Family.IPV6));
      case "CNAME", "NS", "PTR" -> name(count(1).word(0)).map(Rdata.Host::new);
      case "MX" -> mx();
      case "TLSA" -> Optional.of(tlsa());
      case "TXT", "SPF" -> Optional.of(txt());
      default -> Optional.empty();
    };
  }

  private Rdata address(IpAddress.Family family) {
    var word = count(1).word(0);
    return IpAddress.parse(word.octets())
        .filter(ip -> ip.family() == family)
        .map(Rdata.Address::new)
        .orElseThrow(() ->
            word.wrong(
                "'%s' is no %s address"
                    .formatted(word.shown(), family == IpAddress.Family.IPV4 ? "IPv4" : "IPv6")));
  }

  private Optional<Rdata> mx() {
    int preference = count(2).word(0).number(PREFERENCE, "preference");
    return name(word(1)).map(exchange -> new Rdata.Mx(preference, exchange));
  }

  private Rdata tlsa() {
    if (words.size() < 4) {
      throw line.source().wrong(type.start(), "TLSA needs three numbers and a hash");
    }
    var hex = new StringBuilder();
    for (int i = 3; i < words.size(); i++) {
      hex.append(word(i).written());
    }
    if (hex.length() % 2 != 0 || !hex.toString().matches("[0-9a-fA-F]*+")) {
      throw word(3).wrong("the association data is not pairs of hexadecimal digits");
    }
    return new Rdata.Tlsa(
        word(0).number(OCTET, "certificate usage"),
        word(1).number(OCTET, "selector"),
        word(2).number(OCTET, "matching type"),
        hex.toString());
  }

  private Txt txt() {
    if (words.isEmpty()) {
      throw line.source().wrong(type.start(), "TXT needs a string; write \"\" for an empty one");
    }
    return new Txt(words.stream().map(this::string).toList());
  }

  private String string(Token token) {
    var word = new Wording(line, token);
    var octets = word.octets();
    if (octets.length() > Txt.MAX_STRING) {
      throw word.wrong(
          "a string of %d octets; split it into strings of at most 255".formatted(octets.length()));
    }
    return octets;
  }

  private Optional<Name> name(Wording word) {
    return word.plainName(origin);
  }

  private RecordData count(int expected) {
    if (words.size() != expected) {
      var at = words.size() > expected ? words.get(expected) : type;
      throw line.source()
          .wrong(
              at.start(),
              "%s takes %d word%s of data, not %d"
                  .formatted(line.text(type), expected, expected == 1 ? "" : "s", words.size()));
    }
    return this;
  }

  private Wording word(int index) {
    return new Wording(line, words.get(index));
  }
}
