package mailauth.core.tags;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mailauth.core.dns.Name;

/**
 * Where reports go (RFC 9989 section 4.6, RFC 8460 section 3).
 *
 * @param text an absolute URI as it stands in a record, with {@code , ! ;} percent-encoded
 */
public record ReportUri(String text) {
  private static final Set<String> WITH_HOST = Set.of("mailto", "http", "https");

  private static final Pattern SCHEME =
      Pattern.compile("mailto:|[a-z][a-z0-9+.-]*://", Pattern.CASE_INSENSITIVE);

  /** What may stand unencoded in a URI, and in the local part of an address (RFC 6068). */
  private static final String PLAIN = "-._~+*'$";

  private static final String DELIMITERS = PLAIN + ":/?[]@&()=%";

  /**
   * Takes text from a record.
   *
   * @throws IllegalArgumentException if it is no such URI, or a mailto, http or https URI without a
   *     host
   */
  public ReportUri {
    var uri = URI.create(text);
    if (!uri.isAbsolute() || text.chars().anyMatch(ReportUri::mustBeEncoded)) {
      throw new IllegalArgumentException("'%s' is not a reporting URI".formatted(text));
    }
    if (hasHost(text)) {
      Name.of(host(text));
    }
  }

  /** Reads a URI out of a record; empty if it is none. */
  public static Optional<ReportUri> parse(String text) {
    try {
      return Optional.of(new ReportUri(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads what a person writes: a mail address, in Unicode if need be, or a URI.
   *
   * @throws IllegalArgumentException if it is neither; the message says what to write instead
   */
  public static ReportUri of(String written) {
    var plain = written.strip();
    try {
      return new ReportUri(
          isAddress(plain) ? "mailto:" + encodeAddress(plain) : encode(plain, DELIMITERS));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' cannot receive reports; write an address such as dmarc@example.com"
              .formatted(plain),
          e);
    }
  }

  /** In lower case, such as {@code mailto}. */
  public String scheme() {
    return scheme(text);
  }

  /** The mail address, decoded; empty for other schemes. */
  public Optional<String> address() {
    return scheme().equals("mailto") ? Optional.of(address(text)) : Optional.empty();
  }

  /** The domain of the mail address, or the host of an http or https URI; else empty. */
  public Optional<Name> host() {
    return hasHost(text) ? Optional.of(Name.of(host(text))) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean mustBeEncoded(int c) {
    return c > 126 || c == ',' || c == '!' || c == ';';
  }

  private static boolean hasHost(String uri) {
    return WITH_HOST.contains(scheme(uri));
  }

  private static String scheme(String uri) {
    return uri.substring(0, uri.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  private static String address(String mailto) {
    var path = mailto.substring("mailto:".length());
    int query = path.indexOf('?');
    var encoded = query < 0 ? path : path.substring(0, query);
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String host(String uri) {
    if (scheme(uri).equals("mailto")) {
      var address = address(uri);
      return address.indexOf('@') > 0 ? address.substring(address.lastIndexOf('@') + 1) : "";
    }
    var host = URI.create(uri).getHost();
    return host == null ? "" : host;
  }

  private static boolean isAddress(String written) {
    return written.indexOf('@') > 0 && !SCHEME.matcher(written).lookingAt();
  }

  private static String encodeAddress(String address) {
    int at = address.lastIndexOf('@');
    return encode(address.substring(0, at), PLAIN) + "@" + Name.of(address.substring(at + 1));
  }

  /** Percent-encodes all but letters, digits, blanks and what is kept. */
  private static String encode(String text, String kept) {
    var out = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if ((c < 128 && Character.isLetterOrDigit(c)) || c <= ' ' || kept.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append("%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }
}
