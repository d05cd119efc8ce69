package mailauth.cli.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Answers for the zones that are kept in files here out of the files, where changes stand before
 * any server has them, and asks a resolver for all else.
 */
public final class OwnZones implements Dns {
  private static final int LONGEST_CHAIN = 8;

  private final Supplier<List<DnsHost>> hosts;
  private final Dns others;
  private @Nullable Map<Name, DnsHost> zones;

  /**
   * A resolver that looks here first.
   *
   * @param hosts are asked for when the first question is
   */
  public OwnZones(Supplier<List<DnsHost>> hosts, Dns others) {
    this.hosts = hosts;
    this.others = others;
  }

  @Override
  public Answer query(Name name, RecordType type) {
    return query(name, type, List.of());
  }

  private Answer query(Name name, RecordType type, List<Name> aliases) {
    var zones = zones();
    for (var above = Optional.of(name); above.isPresent(); above = above.get().parent()) {
      var host = zones.get(above.get());
      if (host != null && aliases.size() < LONGEST_CHAIN) {
        return read(host, new RRsetKey(name, type), aliases);
      }
    }
    return others.query(name, type);
  }

  private synchronized Map<Name, DnsHost> zones() {
    if (zones == null) {
      var found = new HashMap<Name, DnsHost>();
      hosts.get().forEach(host -> host.zones().forEach(zone -> found.put(zone, host)));
      zones = found;
    }
    return zones;
  }

  private Answer read(DnsHost host, RRsetKey key, List<Name> aliases) {
    try {
      return switch (host.read(key)) {
        case Reading.Present(var rrset) -> new Answer.Found(rrset, aliases);
        case Reading.Absent() -> new Answer.NoData();
        case Reading.Alias(var cname) -> follow(cname, key.type(), aliases);
      };
    } catch (HostException e) {
      return new Answer.Failed(e.getMessage());
    }
  }

  private Answer follow(RRset cname, RecordType type, List<Name> aliases) {
    var target = ((Rdata.Host) cname.records().getFirst()).name();
    var chain = new ArrayList<>(aliases);
    chain.add(cname.name());
    return query(target, type, chain);
  }
}
