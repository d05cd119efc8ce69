package mailauth.core.yaml;

import java.util.Locale;
import java.util.Set;
import mailauth.core.yaml.Node.Meaning;

/** What an unquoted scalar means in YAML's core schema (YAML 1.2.2 section 10.3.2), or in 1.1. */
final class PlainScalar {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUTHS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n");
  private static final Set<String> SPECIAL_NUMBERS = Set.of(".inf", "-.inf", "+.inf", ".nan");
  private static final int LONGEST_WORD = 5;

  private PlainScalar() {}

  static boolean isNull(String text) {
    return text.length() < LONGEST_WORD && NULLS.contains(text);
  }

  static Meaning meaning(String text) {
    if (isNull(text)) {
      return Meaning.NULL;
    }
    char first = text.charAt(0);
    if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
      return isNumber(text) ? Meaning.NUMBER : Meaning.TEXT;
    }
    // Only one way of capitals is a truth value each time, but no reader should have to know.
    return text.length() <= LONGEST_WORD && TRUTHS.contains(lowerCase(text))
        ? Meaning.TRUTH
        : Meaning.TEXT;
  }

  private static boolean isNumber(String text) {
    if (text.startsWith("0x") || text.startsWith("0o")) {
      return text.length() > 2 && text.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0);
    }
    return isDecimal(text) || SPECIAL_NUMBERS.contains(lowerCase(text));
  }

  /** {@code [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?}. */
  private static boolean isDecimal(String text) {
    int at = isSign(text, 0) ? 1 : 0;
    int whole = digits(text, at);
    at += whole;
    int fraction = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      fraction = digits(text, at + 1);
      at += 1 + fraction;
    }
    if (whole + fraction == 0) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at += isSign(text, at + 1) ? 2 : 1;
      int exponent = digits(text, at);
      return exponent > 0 && at + exponent == text.length();
    }
    return at == text.length();
  }

  private static boolean isSign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
  }

  private static int digits(String text, int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
      to++;
    }
    return to - from;
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
