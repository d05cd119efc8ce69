package mailauth.core.spf.evaluation;

import java.util.Optional;
import java.util.stream.Collectors;
import mailauth.core.dns.Name;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.MacroString.Escape;
import mailauth.core.spf.MacroString.Literal;
import mailauth.core.spf.MacroString.Macro;
import mailauth.core.spf.TargetName;

/** Expands macros for one domain of an evaluation (RFC 7208 section 7). */
final class MacroExpander {
  private static final String LOCAL_PART = "sl";

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
              case Macro macro -> macro.applyTo(value(macro.letter()));
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
}
