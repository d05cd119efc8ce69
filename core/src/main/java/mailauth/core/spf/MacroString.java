package mailauth.core.spf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text with macros (RFC 7208 section 7.1), as it stands in a domain-spec, a modifier's value or an
 * explanation.
 *
 * @param parts in order; no two literals follow each other
 */
public record MacroString(List<Part> parts) {

  /** A piece of a macro string. */
  public sealed interface Part {
    /** The piece as it is written. */
    String text();
  }

  /** Text that stands for itself; never contains {@code %}. */
  public record Literal(String text) implements Part {}

  /** The three ways to write what cannot stand for itself. */
  public enum Escape implements Part {
    PERCENT("%%", "%"),
    SPACE("%_", " "),
    URL_SPACE("%-", "%20");

    private final String text;
    private final String expansion;

    Escape(String text, String expansion) {
      this.text = text;
      this.expansion = expansion;
    }

    @Override
    public String text() {
      return text;
    }

    public String expansion() {
      return expansion;
    }
  }

  /**
   * A macro such as <code>%{d2r-}</code>.
   *
   * @param letter in lower case, one of {@code slodiphcrtv}
   * @param escaped whether the letter was written in upper case, which URL-escapes the expansion
   * @param keep how many right-hand parts are kept; 0 for all
   * @param delimiters what parts are split at; empty for the dot
   */
  public record Macro(char letter, boolean escaped, int keep, boolean reversed, String delimiters)
      implements Part {
    private static final String UNRESERVED = "-._~";

    /** What the macro makes of its letter's value (RFC 7208 section 7.3). */
    public String applyTo(String value) {
      var transformed = keep == 0 && !reversed && delimiters.isEmpty() ? value : transform(value);
      return escaped ? escape(transformed) : transformed;
    }

    private String transform(String value) {
      var splitAt = delimiters.isEmpty() ? "." : delimiters;
      var kept = Arrays.asList(value.split("[" + Pattern.quote(splitAt) + "]", -1));
      if (reversed) {
        Collections.reverse(kept);
      }
      int from = keep == 0 ? 0 : Math.max(0, kept.size() - keep);
      return String.join(".", kept.subList(from, kept.size()));
    }

    private static String escape(String value) {
      var out = new StringBuilder();
      for (byte octet : value.getBytes(UTF_8)) {
        char c = (char) (octet & 0xff);
        boolean plain = (c < 128 && Character.isLetterOrDigit(c)) || UNRESERVED.indexOf(c) >= 0;
        out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
      }
      return out.toString();
    }

    @Override
    public String text() {
      char written = escaped ? Character.toUpperCase(letter) : letter;
      return "%{" + written + (keep == 0 ? "" : keep) + (reversed ? "r" : "") + delimiters + "}";
    }
  }

  public MacroString {
    parts = List.copyOf(parts);
  }

  /** Text that expands to itself, such as a domain name. */
  public static MacroString literal(String text) {
    var parts = new ArrayList<Part>();
    int start = 0;
    for (int at = 0; at <= text.length(); at++) {
      char c = at < text.length() ? text.charAt(at) : '%';
      if (c == '%' || c == ' ') {
        parts.add(new Literal(text.substring(start, at)));
        parts.add(c == '%' ? Escape.PERCENT : Escape.SPACE);
        start = at + 1;
      }
    }
    parts.removeLast();
    parts.removeIf(part -> part.text().isEmpty());
    return new MacroString(parts);
  }

  /** Reads an explanation's octets (RFC 7208 section 6.2); empty if it breaks the syntax. */
  public static Optional<MacroString> explanation(String octets) {
    if (octets.chars().anyMatch(c -> c < ' ' || c > '~')) {
      return Optional.empty();
    }
    try {
      return Optional.of(new MacroParser(octets, 0).macroString());
    } catch (Misread misread) {
      return Optional.empty();
    }
  }

  /** Whether the text is the same for every message. */
  public boolean isConstant() {
    return parts.stream().noneMatch(Macro.class::isInstance);
  }

  /** Whether one of these letters stands in a macro. */
  public boolean uses(String letters) {
    return parts.stream()
        .anyMatch(part -> part instanceof Macro macro && letters.indexOf(macro.letter()) >= 0);
  }

  /** The string as it is written in a record. */
  public String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining());
  }

  /** The string for use as a domain: literals in lower case, without a final dot. */
  MacroString asDomain() {
    var domain =
        parts.stream()
            .map(p -> p instanceof Literal l ? new Literal(l.text().toLowerCase(Locale.ROOT)) : p)
            .collect(Collectors.toList());
    if (!domain.isEmpty() && domain.getLast() instanceof Literal(var last) && last.endsWith(".")) {
      domain.set(domain.size() - 1, new Literal(last.substring(0, last.length() - 1)));
    }
    return new MacroString(domain);
  }

  @Override
  public String toString() {
    return text();
  }
}
