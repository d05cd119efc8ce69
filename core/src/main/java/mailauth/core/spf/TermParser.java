package mailauth.core.spf;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpAddress;
import mailauth.core.ip.IpAddress.Family;
import mailauth.core.spf.SpfFault.Kind;

/** Reads one term (RFC 7208 sections 4.6.1, 5 and 6). */
final class TermParser {
  private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9._-]*)=(.*)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

  private static final int MAX_NAME = 255;
  private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

  private final String source;
  private final int offset;

  TermParser(String source, int offset) {
    this.source = source;
    this.offset = offset;
  }

  Term parse() throws Misread {
    checkCharacters();
    var modifier = MODIFIER.matcher(source);
    if (modifier.matches()) {
      return modifier(modifier.group(1), modifier.start(2));
    }
    int start = qualifier().isPresent() ? 1 : 0;
    var name = NAME.matcher(source).region(start, source.length());
    int end = name.lookingAt() ? name.end() : start;
    var mechanism = mechanism(source.substring(start, end).toLowerCase(Locale.ROOT), end);
    return new Directive(qualifier().orElse(Qualifier.PASS), mechanism, source);
  }

  private void checkCharacters() throws Misread {
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c < '!' || c > '~') {
        var instead =
            c < '!'
                ? "write one space between two terms"
                : "write ASCII only, and a domain in A-labels (xn--...)";
        var aLabels = aLabels();
        if (aLabels.isPresent()) {
          throw new Misread(
              Kind.U_LABEL,
              offset + i,
              "a domain stands in DNS in ASCII only; write %s".formatted(aLabels.get()));
        }
        throw new Misread(
            Kind.CHARACTER,
            offset + i,
            "\"%s\" has the octet 0x%02x; %s".formatted(Excerpt.of(source), (int) c, instead));
      }
    }
  }

  /** The term with its domain in A-labels, if all that is wrong is that it is in U-labels. */
  private Optional<String> aLabels() {
    int start = Math.max(source.indexOf(':'), source.indexOf('=')) + 1;
    boolean ascii = source.chars().limit(start).allMatch(c -> c >= '!' && c <= '~');
    if (start == 0 || !ascii || source.length() > MAX_NAME) {
      return Optional.empty();
    }
    var domain = source.substring(start).getBytes(StandardCharsets.ISO_8859_1);
    try {
      var name = Name.of(new String(domain, StandardCharsets.UTF_8));
      return name.text().contains("xn--")
          ? Optional.of(source.substring(0, start) + name)
          : Optional.empty();
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }

  private Optional<Qualifier> qualifier() {
    return Qualifier.of(source.charAt(0));
  }

  private Modifier modifier(String name, int valueStart) throws Misread {
    var lower = name.toLowerCase(Locale.ROOT);
    boolean known = lower.equals(Modifier.REDIRECT) || lower.equals(Modifier.EXP);
    if (!known) {
      return new Modifier(lower, macros(valueStart, source.length()).macroString(), source);
    }
    return new Modifier(lower, domain(valueStart, source.length(), lower + "="), source);
  }

  private Mechanism mechanism(String name, int end) throws Misread {
    return switch (name) {
      case "all" -> all(end);
      case "include" -> new Mechanism.Include(required(name, end));
      case "exists" -> new Mechanism.Exists(required(name, end));
      case "ptr" -> new Mechanism.Ptr(optional(name, end, source.length()));
      case "a", "mx" -> host(name, end);
      case "ip4" -> address(name, end, Family.IPV4);
      case "ip6" -> address(name, end, Family.IPV6);
      default -> throw unknown(name, end);
    };
  }

  private Mechanism all(int end) throws Misread {
    if (end < source.length()) {
      throw fault(Kind.VALUE, end, "\"all\" takes no value; write it alone");
    }
    return new Mechanism.All();
  }

  private Mechanism host(String name, int end) throws Misread {
    var lengths = LengthSuffix.of(source, end);
    var domain = optional(name, end, lengths.start());
    var dual =
        new DualCidr(
            length(lengths.ip4(), 32, lengths.start()),
            length(lengths.ip6(), 128, lengths.start()));
    return name.equals("a") ? new Mechanism.A(domain, dual) : new Mechanism.Mx(domain, dual);
  }

  private int length(Optional<String> digits, int max, int at) throws Misread {
    var text = digits.orElse(String.valueOf(max));
    boolean number = LENGTH.matcher(text).matches();
    if (!number || Integer.parseInt(text) > max) {
      throw fault(
          Kind.PREFIX_LENGTH,
          at,
          "\"/%s\" is no prefix length for %s; write 0 to %d without leading zeros"
              .formatted(Excerpt.of(text), max == 32 ? "IPv4" : "IPv6", max));
    }
    return Integer.parseInt(text);
  }

  private Mechanism address(String name, int end, Family family) throws Misread {
    if (end + 1 >= source.length() || source.charAt(end) != ':') {
      throw fault(Kind.VALUE, end, "\"%s\" needs an address; write %s".formatted(name, like(name)));
    }
    var literal = source.substring(end + 1);
    int slash = literal.indexOf('/');
    var ip = IpAddress.parse(slash < 0 ? literal : literal.substring(0, slash));
    if (ip.isEmpty()) {
      throw fault(
          Kind.ADDRESS,
          end + 1,
          "\"%s\" is no address; write %s".formatted(Excerpt.of(literal), like(name)));
    }
    if (ip.get().family() != family) {
      throw fault(
          Kind.FAMILY,
          end + 1,
          "\"%s\" is of the other family; write %s:%s"
              .formatted(
                  Excerpt.of(literal), name.equals("ip4") ? "ip6" : "ip4", Excerpt.of(literal)));
    }
    var digits = slash < 0 ? Optional.<String>empty() : Optional.of(literal.substring(slash + 1));
    return new Mechanism.Ip(new Cidr(ip.get(), length(digits, family.bits(), end + 1 + slash)));
  }

  private MacroString required(String name, int end) throws Misread {
    var domain = optional(name, end, source.length());
    if (domain.isEmpty()) {
      throw fault(
          Kind.VALUE, end, "\"%s\" needs a domain; write %s:example.com".formatted(name, name));
    }
    return domain.get();
  }

  private Optional<MacroString> optional(String name, int end, int domainEnd) throws Misread {
    if (end == domainEnd) {
      return Optional.empty();
    }
    if (source.charAt(end) != ':') {
      throw fault(
          Kind.VALUE,
          end,
          "\"%s\" cannot follow \"%s\"; write a colon and a domain, or a space"
              .formatted(Excerpt.of(source.substring(end)), name));
    }
    return Optional.of(domain(end + 1, domainEnd, name + ":"));
  }

  private MacroString domain(int start, int end, String before) throws Misread {
    if (start == end) {
      throw fault(
          Kind.VALUE,
          start,
          "\"%s\" needs a domain; write %sexample.com".formatted(before, before));
    }
    var macros = macros(start, end);
    macros.checkDomain();
    return macros.macroString().asDomain();
  }

  private MacroParser macros(int start, int end) throws Misread {
    return new MacroParser(source.substring(start, end), offset + start);
  }

  private Misread unknown(String name, int end) {
    var rest = source.substring(end);
    var advice =
        switch (name) {
          case "" -> nameless(rest);
          case "ip", "ipv4", "ip4v" -> "write ip4" + Excerpt.of(rest);
          case "ipv6", "ip6v" -> "write ip6" + Excerpt.of(rest);
          case "redirect", "exp" ->
              "write %s=%s without a sign"
                  .formatted(name, Excerpt.of(rest.replaceAll("^[:=]", "")));
          default -> "the mechanisms are all, include, a, mx, ptr, ip4, ip6 and exists";
        };
    return fault(
        Kind.UNKNOWN_MECHANISM,
        0,
        "\"%s\" is no mechanism; %s".formatted(Excerpt.of(source), advice));
  }

  private static String nameless(String rest) {
    return Cidr.parse(rest)
        .map(cidr -> "write " + new Mechanism.Ip(cidr).text())
        .orElse("a term begins with a letter, or a letter after one of + - ~ ?");
  }

  private Misread fault(Kind kind, int at, String message) {
    return new Misread(kind, offset + at, message);
  }

  private static String like(String name) {
    return name.equals("ip4") ? "ip4:192.0.2.1 or ip4:192.0.2.0/24" : "ip6:2001:db8::/32";
  }
}
