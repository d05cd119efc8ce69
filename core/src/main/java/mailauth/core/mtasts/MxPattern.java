package mailauth.core.mtasts;

import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;

/**
 * A host name, or every name one label below a domain (RFC 8461 section 4.1).
 *
 * @param domain the host, or what follows {@code *.}
 */
public record MxPattern(boolean wildcard, Name domain) {
  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

  /** Reads a pattern, in A-labels; empty if it is none. */
  public static Optional<MxPattern> parse(String text) {
    boolean wildcard = text.startsWith("*.");
    var host = wildcard ? text.substring(2) : text;
    try {
      return HOST.matcher(host).matches()
          ? Optional.of(new MxPattern(wildcard, Name.of(host)))
          : Optional.empty();
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }

  /** Whether an MX host fits; {@code *} stands for exactly one label. */
  public boolean matches(Name host) {
    return wildcard ? host.parent().filter(domain::equals).isPresent() : host.equals(domain);
  }

  @Override
  public String toString() {
    return wildcard ? "*." + domain : domain.text();
  }
}
