package mailauth.providers.route53;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Octets that are no plain text: Route 53 writes them in octal, zone files in decimal. */
final class Octal {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-9]{3})|\\\\.");

  private Octal() {}

  /** As Route 53 writes a value that a zone file writes. */
  static String write(String content) {
    return convert(content, 10, "\\%03o");
  }

  /** As a zone file writes a value that Route 53 writes. */
  static String read(String content) {
    return convert(content, 8, "\\%03d");
  }

  /** A name such as {@code \052.example.com.}, whose star is an escape. */
  static String name(String written) {
    return ESCAPE
        .matcher(written)
        .replaceAll(escape ->
            escape.group(1) == null
                ? Matcher.quoteReplacement(escape.group())
                : Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 8))));
  }

  private static String convert(String content, int from, String to) {
    return ESCAPE
        .matcher(content)
        .replaceAll(escape ->
            Matcher.quoteReplacement(
                escape.group(1) == null
                    ? escape.group()
                    : to.formatted(Integer.parseInt(escape.group(1), from))));
  }
}
