package mailauth.core.spf.authorization;

import java.util.Optional;
import java.util.stream.Collectors;
import mailauth.core.dns.Name;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.TargetName;

/**
 * The domains that a record and its domain-specs stand for, where the sender has no say.
 *
 * @param domain whose record it is: {@code %{d}}
 * @param origin whose record was asked for: {@code %{o}}, the sender's domain
 */
record Target(String domain, String origin) {
  private static final String FIXED = "do";

  /** Whether it is the same for every message to be evaluated. */
  boolean isFixed(MacroString spec) {
    return spec.parts().stream()
        .noneMatch(p -> p instanceof MacroString.Macro m && FIXED.indexOf(m.letter()) < 0);
  }

  /** The text that a fixed domain-spec stands for. */
  String text(MacroString spec) {
    return spec.parts().stream().map(this::text).collect(Collectors.joining());
  }

  /** The name that a fixed domain-spec, or the record's own domain, stands for. */
  Optional<Name> name(Optional<MacroString> spec) {
    return TargetName.of(spec.map(this::text).orElse(domain));
  }

  Target at(String other) {
    return new Target(other, origin);
  }

  private String text(MacroString.Part part) {
    return switch (part) {
      case MacroString.Literal(var text) -> text;
      case MacroString.Escape escape -> escape.expansion();
      case MacroString.Macro macro -> macro.applyTo(macro.letter() == 'd' ? domain : origin);
    };
  }
}
