package mailauth.core.dns;

import java.util.Locale;
import mailauth.core.ip.IpAddress;

/** Reads the presentation form of record data (RFC 1035 section 5.1). */
public final class RdataFormat {
  private RdataFormat() {}

  /**
   * Reads what an {@link Rdata}'s text gives.
   *
   * @throws IllegalArgumentException if the text is no data of the type
   */
  public static Rdata read(RecordType type, String text) {
    return switch (type) {
      case TXT, SPF -> TxtFormat.read(text);
      case CNAME, NS, PTR -> new Rdata.Host(Name.of(text));
      case MX -> mx(fields(type, text, 2));
      case TLSA -> tlsa(fields(type, text, 4));
      case A, AAAA -> address(type, text);
    };
  }

  private static Rdata mx(String[] fields) {
    return new Rdata.Mx(number(fields[0], 65535), Name.of(fields[1]));
  }

  private static Rdata tlsa(String[] fields) {
    return new Rdata.Tlsa(
        number(fields[0], 255),
        number(fields[1], 255),
        number(fields[2], 255),
        fields[3].replaceAll("\\s", "").toLowerCase(Locale.ROOT));
  }

  private static Rdata address(RecordType type, String text) {
    var family = type == RecordType.A ? IpAddress.Family.IPV4 : IpAddress.Family.IPV6;
    return IpAddress.parse(text)
        .filter(ip -> ip.family() == family)
        .map(Rdata.Address::new)
        .orElseThrow(() -> new IllegalArgumentException("'%s' is no %s".formatted(text, type)));
  }

  private static String[] fields(RecordType type, String text, int count) {
    var fields = text.strip().split("\\s+", count);
    if (fields.length != count) {
      throw new IllegalArgumentException("'%s' is no %s record".formatted(text, type));
    }
    return fields;
  }

  private static int number(String text, int most) {
    int value = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    if (value < 0 || value > most) {
      throw new IllegalArgumentException("'%s' is no number up to %d".formatted(text, most));
    }
    return value;
  }
}
