package mailauth.core.dns;

import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An absolute domain name in A-label form, compared without regard to case (RFC 1035 section 2.3.3,
 * RFC 5890).
 *
 * @param text lower case, without the final dot; the root is {@code "."}
 */
public record Name(String text) implements Comparable<Name> {
  public static final Name ROOT = new Name(".");

  private static final int MAX_LABEL = 63;
  private static final int MAX_NAME = 253;
  private static final String NOT_WRITTEN = " \"();@$";

  /**
   * Takes canonical text only; use {@link #of} for what people write. Every printable character but
   * the backslash may stand here, as it may in a question that SPF's macros make.
   */
  public Name {
    if (!text.equals(".")) {
      check(text);
    }
  }

  /**
   * Reads a name as people write it: with or without the final dot, in any case, with U-labels.
   *
   * @throws InvalidName if it breaks RFC 1035's limits, cannot be written in A-labels or has a
   *     character that means something else in a zone file
   */
  public static Name of(String written) {
    // First, because IDNA has final dots of its own.
    var ascii = isAscii(written) ? written.toLowerCase(Locale.ROOT) : toALabels(written);
    if (ascii.equals(".")) {
      return ROOT;
    }
    var name = new Name(ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii);
    for (int i = 0; i < name.text.length(); i++) {
      if (NOT_WRITTEN.indexOf(name.text.charAt(i)) >= 0) {
        throw notInNames(name.text, name.text.charAt(i));
      }
    }
    return name;
  }

  /** The name with its final dot, as zone files and CNAME targets are written. */
  public String absolute() {
    return isRoot() ? text : text + ".";
  }

  /** The labels, leftmost first; none for the root. */
  public List<String> labels() {
    return isRoot() ? List.of() : Arrays.asList(text.split("\\."));
  }

  public boolean isRoot() {
    return text.equals(".");
  }

  /** This name below {@code parent}'s, the way {@code $ORIGIN} completes a relative name. */
  public Name under(Name parent) {
    return parent.isRoot() ? this : new Name(text + "." + parent.text);
  }

  /** The name one label up, empty for the root. */
  public Optional<Name> parent() {
    if (isRoot()) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    return Optional.of(dot < 0 ? ROOT : new Name(text.substring(dot + 1)));
  }

  /** Whether this is {@code zone} itself or a name below it. */
  public boolean isWithin(Name zone) {
    return zone.isRoot()
        || text.equals(zone.text)
        || (text.endsWith(zone.text) && text.charAt(text.length() - zone.text.length() - 1) == '.');
  }

  /** The part left of {@code zone}, or {@code "@"} for the zone itself. */
  public String relativeTo(Name zone) {
    if (!isWithin(zone)) {
      throw new IllegalArgumentException(text + " is not within " + zone.text);
    }
    if (equals(zone)) {
      return "@";
    }
    return zone.isRoot() ? text : text.substring(0, text.length() - zone.text.length() - 1);
  }

  @Override
  public int compareTo(Name other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static String toALabels(String written) {
    // IDNA2003, which the JDK has, maps these four; IDNA2008 gives them labels of their own.
    if (written.chars().anyMatch(c -> c == 'ß' || c == 'ς' || c == 0x200C || c == 0x200D)) {
      throw new InvalidName(
          "'%s' has a letter that old and new IDNA write differently; write its A-label (xn--...)"
              .formatted(written));
    }
    try {
      return IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new InvalidName("'%s' cannot be written as a domain name".formatted(written));
    }
  }

  private static boolean isAscii(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static void check(String name) {
    if (name.isEmpty()) {
      throw new InvalidName("a domain name is missing");
    }
    if (name.length() > MAX_NAME) {
      throw new InvalidName(
          "'%.40s...' has %d characters; a domain name has at most %d"
              .formatted(name, name.length(), MAX_NAME));
    }
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        checkLabel(name, start, i);
        start = i + 1;
      }
    }
  }

  private static void checkLabel(String name, int start, int end) {
    if (start == end) {
      throw new InvalidName("'%s' has an empty label (two dots in a row?)".formatted(name));
    }
    if (end - start > MAX_LABEL) {
      throw new InvalidName(
          "'%s' has a label of %d characters; a label has at most %d"
              .formatted(name, end - start, MAX_LABEL));
    }
    for (int i = start; i < end; i++) {
      char c = name.charAt(i);
      if (c < ' ' || c >= 127 || c == '\\' || (c >= 'A' && c <= 'Z')) {
        throw notInNames(name, c);
      }
    }
  }

  private static InvalidName notInNames(String name, char c) {
    return new InvalidName(
        "'%s' is not a domain name: '%s' cannot stand in one".formatted(name, c));
  }
}
