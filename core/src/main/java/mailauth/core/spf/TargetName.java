package mailauth.core.spf;

import java.util.Locale;
import java.util.Optional;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;

/** Makes a name to ask for out of expanded text (RFC 7208 sections 4.3 and 7.3). */
public final class TargetName {
  private static final int MAX_NAME = 253;

  private TargetName() {}

  /** The name, without leftmost labels where it was too long; empty if DNS cannot hold it. */
  public static Optional<Name> of(String expanded) {
    var text = expanded.endsWith(".") ? expanded.substring(0, expanded.length() - 1) : expanded;
    while (text.length() > MAX_NAME && text.indexOf('.') >= 0) {
      text = text.substring(text.indexOf('.', text.length() - MAX_NAME - 1) + 1);
    }
    try {
      return text.equals(".")
          ? Optional.empty()
          : Optional.of(new Name(text.toLowerCase(Locale.ROOT)));
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }
}
