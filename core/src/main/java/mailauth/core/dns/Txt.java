package mailauth.core.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A TXT record's character-strings (RFC 1035 section 3.3.14). Octets are held as ISO 8859-1 text,
 * one {@code char} an octet, so that foreign values survive byte for byte.
 *
 * @param strings at least one, each of at most 255 octets
 */
public record Txt(List<String> strings) implements Rdata {
  public static final int MAX_STRING = 255;

  public Txt {
    strings = List.copyOf(strings);
    if (strings.isEmpty()) {
      throw new IllegalArgumentException("a TXT record has at least one string");
    }
    for (var string : strings) {
      if (string.length() > MAX_STRING) {
        throw new IllegalArgumentException(
            "a TXT string of %d octets; at most 255 fit".formatted(string.length()));
      }
      checkOctets(string);
    }
  }

  private static void checkOctets(String string) {
    for (int i = 0; i < string.length(); i++) {
      if (string.charAt(i) > 255) {
        throw new IllegalArgumentException("a TXT string holds octets, not characters");
      }
    }
  }

  /** Splits text, as UTF-8, into strings of 255 octets, the last one shorter. */
  public static Txt of(String text) {
    return ofOctets(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  /** Splits octets, held as ISO 8859-1 text, into strings of 255. */
  public static Txt ofOctets(String octets) {
    var strings = new ArrayList<String>();
    int start = 0;
    do {
      int end = Math.min(start + MAX_STRING, octets.length());
      strings.add(octets.substring(start, end));
      start = end;
    } while (start < octets.length());
    return new Txt(strings);
  }

  /** The strings joined with nothing between, as SPF, DKIM and DMARC read them; octets. */
  public String joined() {
    return strings.size() == 1 ? strings.getFirst() : String.join("", strings);
  }

  /** The joined octets read as UTF-8, for people; undecodable octets become U+FFFD. */
  public String text() {
    return new String(joined().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return TxtFormat.write(this);
  }
}
