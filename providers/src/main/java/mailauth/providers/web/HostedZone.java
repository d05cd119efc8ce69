package mailauth.providers.web;

import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;

/**
 * A zone as its host lists it.
 *
 * @param id what the host calls it in URLs
 * @param nameServers those that the host answers with; empty where the zone's NS records tell
 */
public record HostedZone(String id, Name name, List<Name> nameServers) {
  public HostedZone {
    nameServers = List.copyOf(nameServers);
  }

  /** A zone under its own name; none where the host holds something that is no domain name. */
  public static Stream<HostedZone> of(String name) {
    return of(name, name);
  }

  /** A zone under an id. */
  public static Stream<HostedZone> of(String id, String name) {
    return name(name).map(apex -> new HostedZone(id, apex, List.of()));
  }

  /** A name as a host writes it, if it is one. */
  public static Stream<Name> name(String text) {
    try {
      return Stream.of(Name.of(text));
    } catch (InvalidName e) {
      return Stream.empty();
    }
  }

  /** Data of a type that ends in a name; without its final dot, that name is the zone's. */
  public String absolute(String type, String content) {
    return switch (type) {
      case "CNAME", "MX", "NS", "PTR" -> {
        int start = content.lastIndexOf(' ') + 1;
        var target = content.substring(start);
        if (target.endsWith(".")) {
          yield content;
        }
        var apex = name.absolute();
        yield content.substring(0, start) + (target.equals("@") ? apex : target + "." + apex);
      }
      default -> content;
    };
  }

  /** A name that the host writes relative to the zone, the zone's own as {@code @} or nothing. */
  public String absolute(String relative) {
    return relative.isEmpty() || relative.equals("@") ? name.text() : relative + "." + name.text();
  }

  /** A name relative to the zone, such as {@code _dmarc}. */
  public String relative(Name name, String apex) {
    return name.equals(this.name) ? apex : name.relativeTo(this.name);
  }
}
