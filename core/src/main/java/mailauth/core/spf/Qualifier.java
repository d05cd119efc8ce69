package mailauth.core.spf;

import java.util.Optional;

/** What a matching mechanism says (RFC 7208 section 4.6.2). */
public enum Qualifier {
  PASS('+'),
  FAIL('-'),
  SOFTFAIL('~'),
  NEUTRAL('?');

  private final char sign;

  Qualifier(char sign) {
    this.sign = sign;
  }

  /** The qualifier that a sign stands for. */
  public static Optional<Qualifier> of(char sign) {
    return switch (sign) {
      case '+' -> Optional.of(PASS);
      case '-' -> Optional.of(FAIL);
      case '~' -> Optional.of(SOFTFAIL);
      case '?' -> Optional.of(NEUTRAL);
      default -> Optional.empty();
    };
  }

  public char sign() {
    return sign;
  }
}
