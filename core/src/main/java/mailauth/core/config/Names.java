package mailauth.core.config;

import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Quote;

/** Domain names as people write them: fully qualified, with or without the final dot. */
final class Names {
  static final Shape<Name> DOMAIN = shape("a domain name such as example.com", "");
  static final Shape<Name> HOST = shape("a host name such as mail.example.com", "");

  /** A name that a record points to; such names may have underscores. */
  static final Shape<Name> TARGET = shape("a full name such as key._domainkey.example.net", "_");

  /** The target of an SPF include, which may have macros (RFC 7208 section 7). */
  static final Shape<Name> INCLUDE = shape("a full name such as _spf.example.net", "_%{}");

  private Names() {}

  private static Shape<Name> shape(String what, String alsoAllowed) {
    return new TextShape<>(what, Schema.type("string"), (at, text) -> read(text, alsoAllowed));
  }

  /** Reads a full name of letters, digits, hyphens and the characters also allowed. */
  static Name read(String text, String alsoAllowed) throws Misfit {
    var name = readRelative(text, alsoAllowed);
    if (endsInNumber(name.text())) {
      throw new Misfit("%s ends in a number, which no full name does".formatted(Quote.of(text)));
    }
    return name;
  }

  /** Reads a name that another one completes. */
  static Name readRelative(String text, String alsoAllowed) throws Misfit {
    boolean plain = isPlain(text);
    if (!plain) {
      refuse(text, alsoAllowed);
    }
    try {
      var name = plain ? new Name(text) : Name.of(text);
      checkCharacters(name, alsoAllowed);
      return name;
    } catch (InvalidName e) {
      throw misfit(e);
    }
  }

  /** Reads a subdomain: a name relative to its domain, or a full one below it. */
  static Name readBelow(Name domain, String text) throws Misfit {
    if (text.equals("@")) {
      throw new Misfit("'@' is the domain itself: write these keys beside 'subdomains'");
    }
    var name = readRelative(text, "");
    if (name.equals(domain)) {
      throw new Misfit("this is the domain itself: write these keys beside 'subdomains'");
    }
    if (name.isWithin(domain)) {
      return name;
    }
    if (text.endsWith(".")) {
      throw new Misfit(
          "%s is not below this domain: write a name relative to it".formatted(Quote.of(text)));
    }
    try {
      return name.under(domain);
    } catch (InvalidName e) {
      throw misfit(e);
    }
  }

  private static Misfit misfit(InvalidName e) {
    return new Misfit(String.valueOf(e.getMessage()));
  }

  /** Whether a name is made as most are, so that nothing of {@link #refuse} can be in it. */
  private static boolean isPlain(String text) {
    int end = text.length() - 1;
    for (int i = 0; i <= end; i++) {
      if (!isUsual(text.charAt(i))) {
        return false;
      }
    }
    return end >= 0 && (text.charAt(end) >= 'a' || text.indexOf('.') < 0);
  }

  /** What is often written where a name belongs. */
  private static void refuse(String text, String alsoAllowed) throws Misfit {
    if (text.isBlank() || text.equals(".")) {
      throw new Misfit(
          "%s is no domain name: write one such as example.com".formatted(Quote.of(text)));
    }
    if (text.codePoints().anyMatch(Names::isInvisible)) {
      throw new Misfit(
          "%s has a space or control character in it: remove it".formatted(Quote.of(text)));
    }
    if (text.contains("://")) {
      throw new Misfit("%s is a URL: write only the name in it".formatted(Quote.of(text)));
    }
    if (text.indexOf('@') >= 0) {
      throw new Misfit(
          "%s has '@' in it: write a domain name without it".formatted(Quote.of(text)));
    }
    if (text.indexOf('*') >= 0) {
      throw new Misfit("%s is a wildcard: write a name without '*'".formatted(Quote.of(text)));
    }
    if (IpAddress.parse(text).isPresent()) {
      throw new Misfit("%s is an IP address: write a name".formatted(Quote.of(text)));
    }
    if (text.indexOf('_') >= 0 && alsoAllowed.indexOf('_') < 0) {
      throw new Misfit(
          "%s has an underscore, which no domain or host has: write the name without that label"
              .formatted(Quote.of(text)));
    }
  }

  private static void checkCharacters(Name name, String alsoAllowed) throws Misfit {
    var text = name.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isUsual(c) && alsoAllowed.indexOf(c) < 0) {
        throw new Misfit("%s has '%s' in it: write only a name".formatted(Quote.of(text), c));
      }
      if (c == '-' && isOuter(text, i)) {
        throw new Misfit(
            "%s has a label that begins or ends with '-': remove it".formatted(Quote.of(text)));
      }
    }
  }

  private static boolean isUsual(char c) {
    return (c >= 'a' && c <= 'z') || c == '.' || c == '-' || isDigit(c);
  }

  /** Whether a character is a label's first or last. */
  private static boolean isOuter(String text, int at) {
    return at == 0
        || at == text.length() - 1
        || text.charAt(at - 1) == '.'
        || text.charAt(at + 1) == '.';
  }

  private static boolean endsInNumber(String name) {
    int i = name.length() - 1;
    while (i >= 0 && isDigit(name.charAt(i))) {
      i--;
    }
    return i < name.length() - 1 && (i < 0 || name.charAt(i) == '.');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isISOControl(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
