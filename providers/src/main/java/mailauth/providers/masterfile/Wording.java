package mailauth.providers.masterfile;

import java.util.Optional;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;

/** Reads a line's words: octets behind escapes, numbers, times and domain names. */
record Wording(Line line, Token token) {
  private static final int MAX_LABEL = 63;
  private static final int MAX_NAME = 255;
  private static final long MAX_TTL = 0x7fffffffL;

  /** The octets meant, without quotes and escapes (RFC 1035 section 5.1). */
  String octets() {
    var out = new StringBuilder();
    int end = contentEnd();
    for (int at = contentStart(); at < end; at = octet(at, end, out)) {}
    return out.toString();
  }

  /** A whole number in its range. */
  int number(int most, String what) {
    long value = digits();
    if (value < 0 || value > most) {
      throw wrong("'%s' is no %s; write a number from 0 to %d".formatted(shown(), what, most));
    }
    return (int) value;
  }

  /** An unsigned 32-bit number. */
  long number32(String what) {
    long value = digits();
    if (value < 0 || value > 0xffffffffL) {
      throw wrong("'%s' is no %s; write a number from 0 to 4294967295".formatted(shown(), what));
    }
    return value;
  }

  /** Seconds, or BIND's units: {@code 1h30m}, {@code 2w}. */
  long ttl() {
    long seconds = Times.seconds(written());
    if (seconds < 0 || seconds > MAX_TTL) {
      throw wrong(
          "'%s' is no TTL; write seconds up to 2147483647, or units such as 1h30m"
              .formatted(shown()));
    }
    return seconds;
  }

  /**
   * An absolute name in one spelling: lower case, without the final dot, odd octets as {@code
   * \DDD}; a {@link Name}'s text wherever a {@code Name} can hold it.
   *
   * @param origin what completes a relative name; null before the first {@code $ORIGIN}
   */
  String name(@Nullable String origin) {
    if (token.kind() == Token.Kind.QUOTED) {
      throw wrong("a domain name is not quoted");
    }
    if (written().equals("@")) {
      return originOf(origin);
    }
    if (written().equals(".")) {
      return ".";
    }
    var out = new StringBuilder();
    boolean absolute = labels(out);
    var tail = absolute ? "." : originOf(origin);
    var name = tail.equals(".") ? out.toString() : out + "." + tail;
    if (length(name) > MAX_NAME) {
      throw wrong("the name is longer than the 255 octets that DNS allows");
    }
    return name;
  }

  /** A name that must fit a {@link Name}; empty where the file's is stranger than that. */
  Optional<Name> plainName(@Nullable String origin) {
    try {
      return Optional.of(new Name(name(origin)));
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }

  String written() {
    return line.text(token);
  }

  String shown() {
    return line.shown(token);
  }

  HostException wrong(String message) {
    return line.source().wrong(token.start(), message);
  }

  private String originOf(@Nullable String origin) {
    if (origin == null) {
      throw wrong(
          "'%s' is relative, but no $ORIGIN came before; write $ORIGIN or the whole name with its"
                  .formatted(shown())
              + " final dot");
    }
    return origin;
  }

  private boolean labels(StringBuilder out) {
    int end = contentEnd();
    int length = 0;
    for (int at = contentStart(); at < end; ) {
      if (line.source().text().charAt(at) == '.') {
        checkLabel(length);
        if (++at == end) {
          return true;
        }
        out.append('.');
        length = 0;
      } else {
        var octet = new StringBuilder();
        at = octet(at, end, octet);
        spell(octet.charAt(0), out);
        length++;
      }
    }
    checkLabel(length);
    return false;
  }

  private void checkLabel(int length) {
    if (length == 0) {
      throw wrong("'%s' has an empty label (two dots in a row?)".formatted(shown()));
    }
    if (length > MAX_LABEL) {
      throw wrong("a label of %d octets; a label has at most 63".formatted(length));
    }
  }

  private static void spell(char octet, StringBuilder out) {
    if (octet >= 'A' && octet <= 'Z') {
      out.append((char) (octet + 32));
    } else if (octet <= ' ' || octet > '~' || ".\"\\();@$".indexOf(octet) >= 0) {
      out.append("\\%03d".formatted((int) octet));
    } else {
      out.append(octet);
    }
  }

  /** The octets of a name on the wire. */
  private static int length(String name) {
    int escapes = (int) name.chars().filter(c -> c == '\\').count();
    return name.length() - 3 * escapes + 2;
  }

  private int octet(int at, int end, StringBuilder out) {
    var text = line.source().text();
    char c = text.charAt(at);
    if (c != '\\') {
      out.append(c);
      return at + 1;
    }
    if (!isDigit(text.charAt(at + 1))) {
      out.append(text.charAt(at + 1));
      return at + 2;
    }
    boolean three = at + 3 < end && isDigit(text.charAt(at + 2)) && isDigit(text.charAt(at + 3));
    int value = three ? Integer.parseInt(text, at + 1, at + 4, 10) : 256;
    if (value > 255) {
      throw line.source().wrong(at, "a decimal escape is \\000 to \\255");
    }
    out.append((char) value);
    return at + 4;
  }

  private long digits() {
    var text = written();
    boolean digits = text.length() <= 10 && text.chars().allMatch(c -> isDigit((char) c));
    return digits ? Long.parseLong(text) : -1;
  }

  private int contentStart() {
    return token.kind() == Token.Kind.QUOTED ? token.start() + 1 : token.start();
  }

  private int contentEnd() {
    return token.kind() == Token.Kind.QUOTED ? token.end() - 1 : token.end();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
