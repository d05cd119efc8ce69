package mailauth.providers.authority;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.IpAddress;
import mailauth.providers.host.Authority;
import mailauth.providers.host.HostException;
import mailauth.providers.wire.Endpoint;

/** Which zone a name is in, and which servers serve it, as the world's DNS tells. */
public final class Delegation {
  private final Dns dns;
  private final List<InetSocketAddress> resolvers;
  private final Map<Name, Name> zones = new ConcurrentHashMap<>();
  private final Map<Name, List<Authority>> servers = new ConcurrentHashMap<>();

  /**
   * A delegation seen through a resolver.
   *
   * @param resolvers where {@code dns} asks; a name server on one of these machines is asked at the
   *     same port
   */
  public Delegation(Dns dns, List<InetSocketAddress> resolvers) {
    this.dns = dns;
    this.resolvers = List.copyOf(resolvers);
  }

  /**
   * The zone that holds a name.
   *
   * @throws HostException if there is none, or nobody tells
   */
  public Name zone(Name name) {
    var known = zones.get(name);
    if (known == null) {
      known = findZone(name);
      zones.put(name, known);
    }
    return known;
  }

  private Name findZone(Name name) {
    Optional<String> failed = Optional.empty();
    var at = Optional.of(name);
    // A name with one label is a registry's, and none of a domain's owner.
    while (at.isPresent() && at.get().labels().size() > 1) {
      var apex = at.get();
      switch (dns.query(apex, RecordType.NS)) {
        case Answer.Found(var rrset, var aliases) when rrset.name().equals(apex) -> {
          return apex;
        }
        case Answer.Failed(var reason) -> failed = Optional.of(reason);
        default -> {}
      }
      at = apex.parent();
    }
    throw new HostException(
        failed
            .map(reason -> "the zone of %s cannot be found out: %s".formatted(name, reason))
            .orElse("DNS has no zone for %s: is the domain registered?".formatted(name)));
  }

  /**
   * The addresses at which a zone is served.
   *
   * @throws HostException if they cannot be found out
   */
  public List<Authority> servers(Name zone) {
    var known = servers.get(zone);
    if (known == null) {
      known = findServers(zone);
      servers.put(zone, known);
    }
    return known;
  }

  private List<Authority> findServers(Name zone) {
    var found =
        answer(zone, RecordType.NS).records().stream()
            .flatMap(data -> data instanceof Rdata.Host host ? addresses(host.name()) : none())
            .toList();
    if (found.isEmpty()) {
      throw new HostException("no name server of %s has an address".formatted(zone));
    }
    return found;
  }

  private static Stream<Authority> none() {
    return Stream.empty();
  }

  /** By IPv4 where it can be, which works from everywhere. */
  private Stream<Authority> addresses(Name server) {
    return Stream.of(RecordType.A, RecordType.AAAA)
        .map(type -> answer(server, type).records())
        .filter(addresses -> !addresses.isEmpty())
        .findFirst()
        .stream()
        .flatMap(List::stream)
        .flatMap(data -> data instanceof Rdata.Address(var ip) ? Stream.of(ip) : Stream.empty())
        .map(ip -> new Authority(server, at(ip)));
  }

  private InetSocketAddress at(IpAddress ip) {
    var address = inet(ip);
    return resolvers.stream()
        .filter(resolver -> address.equals(resolver.getAddress()))
        .findFirst()
        .orElseGet(() -> new InetSocketAddress(address, Endpoint.DNS_PORT));
  }

  private Answer answer(Name name, RecordType type) {
    var answer = dns.query(name, type);
    if (answer instanceof Answer.Failed(var reason)) {
      throw new HostException(
          "the name servers cannot be found out: %s %s: %s".formatted(name, type, reason));
    }
    return answer;
  }

  private static InetAddress inet(IpAddress ip) {
    try {
      return InetAddress.getByAddress(ip.octets());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 octets", e);
    }
  }
}
