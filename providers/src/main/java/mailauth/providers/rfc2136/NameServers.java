package mailauth.providers.rfc2136;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.IpAddress;
import mailauth.providers.host.Authority;
import mailauth.providers.host.HostException;
import mailauth.providers.wire.Endpoint;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Records;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The servers that must have what was written: those of a zone's NS records. */
final class NameServers {
  private final Primary primary;
  private final Zones zones;
  private final Dns dns;
  private final Map<Name, List<Name>> namesOf = new ConcurrentHashMap<>();

  /** NS records out of whole zones. */
  private final Map<Name, List<Record>> transferred = new ConcurrentHashMap<>();

  private final Map<Name, List<Authority>> known = new ConcurrentHashMap<>();

  NameServers(Primary primary, Zones zones, Dns dns) {
    this.primary = primary;
    this.zones = zones;
    this.dns = dns;
  }

  /**
   * The name servers of a zone; asked for once a run.
   *
   * @throws HostException if one of them has no address
   */
  List<Authority> of(Name zone) {
    var servers = known.get(zone);
    if (servers == null) {
      servers = names(zone).stream().flatMap(server -> find(server, zone)).toList();
      known.put(zone, servers);
    }
    return servers;
  }

  /** Learns them from a zone that was read whole. */
  void learn(WholeZone zone) {
    transferred.put(zone.apex(), zone.of(Type.NS));
  }

  /** Their names, as the zone has them; asked for once a run. */
  List<Name> names(Name zone) {
    var names = namesOf.get(zone);
    if (names == null) {
      names = standing(zone).stream().map(Rdata.Host.class::cast).map(Rdata.Host::name).toList();
      namesOf.put(zone, names);
    }
    return names;
  }

  private List<Rdata> standing(Name zone) {
    var seen = transferred.getOrDefault(zone, List.of());
    return Records.find(seen, zone, RecordType.NS)
        .map(RRset::records)
        .orElseGet(() -> answer(zone, RecordType.NS));
  }

  private Stream<Authority> find(Name server, Name zone) {
    return Stream.of(RecordType.A, RecordType.AAAA)
        .map(type -> addresses(server, type, zone))
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

  /** A name in the zone is looked up where the zone is, as a resolver may not know it yet. */
  private List<Rdata> addresses(Name server, RecordType type, Name zone) {
    boolean ours = server.isWithin(zone) && zones.of(server).equals(zone);
    return ours ? answer(server, type) : dns.query(server, type).records();
  }

  private List<Rdata> answer(Name name, RecordType type) {
    return zones.answer(new RRsetKey(name, type)).found().map(RRset::records).orElse(List.of());
  }

  /** The primary is asked where it was written to, be that another port than 53. */
  private InetSocketAddress socketAddress(IpAddress ip) {
    try {
      var address = InetAddress.getByAddress(ip.octets());
      var itself = primary.address();
      return address.equals(itself.getAddress())
          ? itself
          : new InetSocketAddress(address, Endpoint.DNS_PORT);
    } catch (UnknownHostException | NoReply e) {
      throw new HostException(String.valueOf(e.getMessage()), e);
    }
  }
}
