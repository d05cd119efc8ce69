package mailauth.core.spf;

import java.util.Locale;

/**
 * A {@code name=value} term (RFC 7208 section 6).
 *
 * @param name in lower case; every name but {@code redirect} and {@code exp} is unknown and ignored
 * @param value a domain for the two known names
 */
public record Modifier(String name, MacroString value, String source) implements Term {
  public static final String REDIRECT = "redirect";
  public static final String EXP = "exp";

  public Modifier {
    name = name.toLowerCase(Locale.ROOT);
  }

  public static Modifier of(String name, MacroString value) {
    return new Modifier(name, value, name + "=" + value.text());
  }

  public boolean isRedirect() {
    return name.equals(REDIRECT);
  }

  public boolean isExp() {
    return name.equals(EXP);
  }

  @Override
  public String text() {
    return name + "=" + value.text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Modifier that && name.equals(that.name) && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + value.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
