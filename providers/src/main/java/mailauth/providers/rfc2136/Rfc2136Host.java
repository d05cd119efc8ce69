package mailauth.providers.rfc2136;

import java.net.UnknownHostException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Authority;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.wire.Endpoint;
import mailauth.providers.wire.Signing;

/** A primary that is read by queries and changed by updates. */
final class Rfc2136Host implements DnsHost {
  static final Capabilities CAPABILITIES =
      new Capabilities(
          Swap.NATIVE,
          true,
          Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(RecordType.NS))),
          ZoneUpdate.LONGEST_TXT,
          0,
          Optional.empty());

  private final Primary primary;
  private final Zones zones;
  private final Reader reader;
  private final Writer writer;
  private final NameServers nameServers;
  private final List<Endpoint> verify;

  Rfc2136Host(Setup setup, Dns dns) {
    var key = setup.key();
    var refusal = new Refusal(setup.server().toString(), key);
    primary = new Primary(setup.server(), key.<Signing>map(k -> k).orElse(Signing.NONE));
    zones = new Zones(primary, refusal);
    nameServers = new NameServers(primary, zones, dns);
    reader = new Reader(primary, zones, nameServers);
    writer = new Writer(primary, refusal, reader);
    verify = setup.verify();
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** None: DNS has no way to ask a server for its zones. */
  @Override
  public List<Name> zones() {
    return List.of();
  }

  @Override
  public Reading read(RRsetKey key) {
    return reader.read(key);
  }

  @Override
  public List<Reading> read(List<RRsetKey> keys) {
    return reader.read(keys);
  }

  @Override
  public List<Outcome> replace(List<Replacement> replacements) {
    return new Replacing(zones, writer).carryOut(replacements);
  }

  @Override
  public List<Authority> authorities(Name name) {
    return verify.isEmpty()
        ? nameServers.of(zones.of(name))
        : verify.stream().map(Rfc2136Host::authority).toList();
  }

  @Override
  public List<Name> nameServers(Name name) {
    return nameServers.names(zones.of(name));
  }

  private static Authority authority(Endpoint endpoint) {
    try {
      return new Authority(Name.of(endpoint.host()), endpoint.address());
    } catch (UnknownHostException e) {
      throw new HostException(endpoint + ", named in 'verify', has no address", e);
    }
  }

  @Override
  public void close() {
    primary.close();
  }
}
