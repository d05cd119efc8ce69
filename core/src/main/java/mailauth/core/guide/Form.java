package mailauth.core.guide;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpAddress;
import mailauth.core.tags.ReportUri;

/** What a text has to be. */
public sealed interface Form {

  /** Whether commas and blanks part several of them. */
  default boolean isList() {
    return !(this instanceof Plain || this instanceof Domain || this instanceof Matching);
  }

  /** Anything. */
  record Plain() implements Form {}

  /** A domain's name. */
  record Domain() implements Form {}

  /** Addresses, networks, host names, and {@code mx} for the domain's own mail hosts. */
  record Hosts() implements Form {}

  /** Names of SPF records. */
  record Includes() implements Form {}

  /** Mail addresses or https URIs. */
  record Reports() implements Form {}

  /** What a service gives its customers. */
  record Matching(String pattern, String example) implements Form {}

  /** The text as it is kept; what is wrong with it is a message. */
  default Reading read(String text) {
    return switch (this) {
      case Plain plain -> new Reading.Good(text);
      case Domain domain -> domain(text);
      case Hosts hosts -> host(text);
      case Includes includes -> include(text);
      case Reports reports -> report(text);
      case Matching(var pattern, var example) ->
          Pattern.matches(pattern, text)
              ? new Reading.Good(text)
              : bad("fault.value", text, example);
    };
  }

  /** What became of one text. */
  sealed interface Reading {
    record Good(String text) implements Reading {}

    record Bad(Message why) implements Reading {}
  }

  private static Reading domain(String text) {
    var name = name(text, "-");
    return name.filter(n -> n.labels().size() > 1).isPresent()
        ? new Reading.Good(name.get().text())
        : bad("fault.domain", text);
  }

  private static Reading host(String text) {
    if (text.equalsIgnoreCase("mx")) {
      return new Reading.Good("mx");
    }
    var network = Cidr.parse(text);
    if (network.isPresent()) {
      return isNarrow(network.get())
          ? new Reading.Good(network.get().toString())
          : bad("fault.network", text);
    }
    var name = name(text, "-_");
    return name.filter(n -> n.labels().size() > 1).isPresent()
        ? new Reading.Good(name.get().text())
        : bad("fault.hosts", text);
  }

  /** Half of the internet is nobody's own servers. */
  private static boolean isNarrow(Cidr network) {
    return network.length() >= (network.network().family() == IpAddress.Family.IPV4 ? 8 : 16);
  }

  private static Reading include(String text) {
    var plain = text.startsWith("include:") ? text.substring("include:".length()) : text;
    var name = name(plain, "-_%{}");
    return name.filter(n -> n.labels().size() > 1).isPresent()
        ? new Reading.Good(name.get().text())
        : bad("fault.include", text);
  }

  private static Reading report(String text) {
    try {
      var uri = ReportUri.of(text);
      boolean wanted = uri.host().isPresent() && List.of("mailto", "https").contains(uri.scheme());
      return wanted
          ? new Reading.Good(uri.address().orElse(uri.text()))
          : bad("fault.report", text);
    } catch (IllegalArgumentException e) {
      return bad("fault.report", text);
    }
  }

  private static Optional<Name> name(String text, String alsoAllowed) {
    try {
      var name = Name.of(text);
      boolean plain =
          name.text()
              .chars()
              .allMatch(c ->
                  (c >= 'a' && c <= 'z')
                      || (c >= '0' && c <= '9')
                      || c == '.'
                      || alsoAllowed.indexOf(c) >= 0);
      boolean edged =
          name.labels().stream().anyMatch(label -> label.startsWith("-") || label.endsWith("-"));
      boolean isNumber = name.labels().isEmpty() || name.labels().getLast().matches("\\d+");
      return plain && !edged && !isNumber ? Optional.of(name) : Optional.empty();
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }

  private static Reading bad(String key, Object... values) {
    return new Reading.Bad(Message.of(key, values));
  }
}
