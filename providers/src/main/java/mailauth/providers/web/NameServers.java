package mailauth.providers.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
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

/** The servers that must answer with what was written. */
final class NameServers {
  private final Dns dns;
  private final List<Endpoint> verify;
  private final Map<Name, List<Authority>> known = new ConcurrentHashMap<>();

  /**
   * @param verify the servers to ask in any case; empty for those of each zone
   */
  NameServers(Dns dns, List<Endpoint> verify) {
    this.dns = dns;
    this.verify = verify;
  }

  /**
   * The name servers of a zone, found once a run; none where it is not delegated.
   *
   * @throws HostException if they cannot be found
   */
  List<Authority> of(HostedZone zone) {
    var servers = known.get(zone.name());
    if (servers == null) {
      servers = verify.isEmpty() ? find(zone) : verify.stream().map(NameServers::named).toList();
      known.put(zone.name(), servers);
    }
    return servers;
  }

  private List<Authority> find(HostedZone zone) {
    var names = zone.nameServers().isEmpty() ? delegated(zone.name()) : zone.nameServers();
    return names.stream().flatMap(name -> addresses(name, zone.name())).toList();
  }

  private List<Name> delegated(Name zone) {
    return answer(zone, RecordType.NS).records().stream()
        .map(Rdata.Host.class::cast)
        .map(Rdata.Host::name)
        .toList();
  }

  private Stream<Authority> addresses(Name server, Name zone) {
    return Stream.of(RecordType.A, RecordType.AAAA)
        .map(type -> answer(server, type).records())
        .filter(addresses -> !addresses.isEmpty())
        .findFirst()
        .orElseThrow(() ->
            new HostException(
                "%s, a name server of %s, has no address; name the servers to ask in 'verify'"
                    .formatted(server, zone)))
        .stream()
        .map(Rdata.Address.class::cast)
        .map(address -> new Authority(server, socketAddress(address.ip())));
  }

  private Answer answer(Name name, RecordType type) {
    var answer = dns.query(name, type);
    if (answer instanceof Answer.Failed(var reason)) {
      throw new HostException("the name servers cannot be found out: " + reason);
    }
    return answer;
  }

  private static Authority named(Endpoint endpoint) {
    try {
      return new Authority(Name.of(endpoint.host()), endpoint.address());
    } catch (UnknownHostException e) {
      throw new HostException(endpoint + ", named in 'verify', has no address", e);
    }
  }

  private static InetSocketAddress socketAddress(IpAddress ip) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(ip.octets()), Endpoint.DNS_PORT);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
