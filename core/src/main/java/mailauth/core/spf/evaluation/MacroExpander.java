package mailauth.core.spf.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mailauth.core.dns.Name;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.MacroString.Escape;
import mailauth.core.spf.MacroString.Literal;
import mailauth.core.spf.MacroString.Macro;

/** Expands macros for one domain of an evaluation (RFC 7208 section 7). */
final class MacroExpander {
  private static final String LOCAL_PART = "sl";
  private static final String UNRESERVED = "-._~";

  private final SpfQuery query;
  private final String domain;
  private final Client client;

  MacroExpander(SpfQuery query, String domain, Client client) {
    this.query = query;
    this.domain = domain;
    this.client = client;
  }

  /** The domain whose record is evaluated. */
  String domain() {
    return domain;
  }

  /** That domain as a name. */
  Optional<Name> current() {
    return TargetName.of(domain);
  }

  /** The text of an explanation. */
  String text(MacroString macros) {
    return macros.parts().stream()
        .map(part ->
            switch (part) {
              case Literal(var text) -> text;
              case Escape escape -> escape.expansion();
              case Macro macro -> expand(macro);
            })
        .collect(Collectors.joining());
  }

  /**
   * The text of a domain-spec; empty where it is made of a local part that is not ASCII, because
   * such a term never matches (RFC 8616 section 4).
   */
  Optional<String> domain(MacroString macros) {
    boolean ascii = query.localPart().chars().allMatch(c -> c < 128);
    return !ascii && macros.uses(LOCAL_PART) ? Optional.empty() : Optional.of(text(macros));
  }

  /** The name that a domain-spec stands for; empty where DNS cannot know it. */
  Optional<Name> name(MacroString macros) {
    return domain(macros).flatMap(TargetName::of);
  }

  private String expand(Macro macro) {
    var value = transform(value(macro.letter()), macro);
    return macro.escaped() ? escape(value) : value;
  }

  private String value(char letter) {
    return switch (letter) {
      case 's' -> query.localPart() + "@" + query.senderDomain();
      case 'l' -> query.localPart();
      case 'o' -> query.senderDomain();
      case 'd' -> domain;
      case 'i' -> client.dotted();
      case 'p' -> client.validatedName(current()).map(Name::text).orElse("unknown");
      case 'v' -> client.zone();
      case 'h' -> query.helo();
      case 'c' -> client.toString();
      case 'r' -> query.receiver();
      case 't' -> String.valueOf(query.time().getEpochSecond());
      default -> throw new IllegalArgumentException("no macro: " + letter);
    };
  }

  private static String transform(String value, Macro macro) {
    if (macro.keep() == 0 && !macro.reversed() && macro.delimiters().isEmpty()) {
      return value;
    }
    var delimiters = macro.delimiters().isEmpty() ? "." : macro.delimiters();
    var parts = Arrays.asList(value.split("[" + Pattern.quote(delimiters) + "]", -1));
    if (macro.reversed()) {
      Collections.reverse(parts);
    }
    int from = macro.keep() == 0 ? 0 : Math.max(0, parts.size() - macro.keep());
    return String.join(".", parts.subList(from, parts.size()));
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
}
