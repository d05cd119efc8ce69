package mailauth.core.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mailauth.core.spf.MacroString.Escape;
import mailauth.core.spf.MacroString.Literal;
import mailauth.core.spf.MacroString.Macro;
import mailauth.core.spf.MacroString.Part;
import mailauth.core.spf.SpfFault.Kind;

/** Reads a macro string (RFC 7208 section 7.1). */
final class MacroParser {
  private static final Pattern TOP_LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final String LETTERS = "slodiphcrtv";
  private static final String ONLY_IN_EXPLANATIONS = "crt";
  private static final String DELIMITERS = ".-+,/_=";
  private static final int MAX_DIGITS = 9;

  private final String text;
  private final int offset;
  private final List<Part> parts = new ArrayList<>();

  MacroParser(String text, int offset) throws Misread {
    this.text = text;
    this.offset = offset;
    int at = 0;
    while (at < text.length()) {
      at = text.charAt(at) == '%' ? readPercent(at) : readLiteral(at);
    }
  }

  MacroString macroString() {
    return new MacroString(parts);
  }

  /** Checks what a domain-spec must be on top: its end, and the letters it may use. */
  void checkDomain() throws Misread {
    if (macroString().uses(ONLY_IN_EXPLANATIONS)) {
      throw fault(
          Kind.MACRO,
          0,
          "\"%s\" uses a macro that is for explanations only; c, r and t cannot stand in a domain"
              .formatted(Excerpt.of(text)));
    }
    if (parts.getLast() instanceof Literal(var end) && !endsInTopLabel(end)) {
      throw fault(Kind.DOMAIN, 0, noDomain());
    }
  }

  private String noDomain() {
    boolean address = text.matches("[0-9.]+") || text.indexOf("::") >= 0;
    return address
        ? "\"%s\" is an address where a domain belongs; write it with ip4: or ip6:"
            .formatted(Excerpt.of(text))
        : "\"%s\" is no domain; write one with a dot and a top-level name, like mail.example.com"
            .formatted(Excerpt.of(text));
  }

  private int readLiteral(int start) {
    int end = text.indexOf('%', start);
    end = end < 0 ? text.length() : end;
    parts.add(new Literal(text.substring(start, end)));
    return end;
  }

  private int readPercent(int at) throws Misread {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    for (var escape : Escape.values()) {
      if (escape.text().charAt(1) == next) {
        parts.add(escape);
        return at + 2;
      }
    }
    if (next != '{') {
      throw fault(Kind.MACRO, at, "a percent sign begins a macro; write %% for the sign itself");
    }
    return readMacro(at);
  }

  private int readMacro(int start) throws Misread {
    int end = text.indexOf('}', start);
    if (end < 0 || end == start + 2) {
      throw unreadable(start);
    }
    char written = text.charAt(start + 2);
    char letter = Character.toLowerCase(written);
    int at = start + 3;
    int digits = at;
    while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    int keep = keep(text.substring(digits, at), start);
    boolean reversed = at < end && (text.charAt(at) == 'r' || text.charAt(at) == 'R');
    var delimiters = text.substring(reversed ? at + 1 : at, end);
    if (LETTERS.indexOf(letter) < 0
        || delimiters.chars().anyMatch(c -> DELIMITERS.indexOf(c) < 0)) {
      throw unreadable(start);
    }
    parts.add(new Macro(letter, written != letter, keep, reversed, delimiters));
    return end + 1;
  }

  private int keep(String digits, int start) throws Misread {
    if (digits.isEmpty()) {
      return 0;
    }
    var significant = digits.replaceFirst("^0+", "");
    if (significant.isEmpty()) {
      throw fault(Kind.MACRO, start, "a macro cannot keep 0 parts; write 1 or more, or no number");
    }
    // No value has that many parts, so a longer number keeps them all just the same.
    return Integer.parseInt(significant.substring(0, Math.min(significant.length(), MAX_DIGITS)));
  }

  private Misread unreadable(int at) {
    return fault(
        Kind.MACRO,
        at,
        "\"%s\" is no macro; write %%{, one of s l o d i p h v, a number, r, delimiters and }"
            .formatted(Excerpt.of(text.substring(at))));
  }

  private Misread fault(Kind kind, int at, String message) {
    return new Misread(kind, offset + at, message);
  }

  private static boolean endsInTopLabel(String literal) {
    var relative = literal.endsWith(".") ? literal.substring(0, literal.length() - 1) : literal;
    int dot = relative.lastIndexOf('.');
    var label = relative.substring(dot + 1);
    return dot >= 0 && TOP_LABEL.matcher(label).matches() && !NUMBER.matcher(label).matches();
  }
}
