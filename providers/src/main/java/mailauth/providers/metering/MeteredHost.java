package mailauth.providers.metering;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.host.Authority;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;

/** A host whose reads and writes are counted. */
record MeteredHost(DnsHost host, Meter meter) implements DnsHost {
  @Override
  public Reading read(RRsetKey key) {
    return metered(1, () -> host.read(key));
  }

  @Override
  public List<Reading> read(List<RRsetKey> keys) {
    return metered(keys.size(), () -> host.read(keys));
  }

  private <T> T metered(int rrsets, Supplier<T> reading) {
    long began = System.nanoTime();
    try {
      return reading.get();
    } catch (HostException e) {
      meter.failed(1);
      throw e;
    } finally {
      meter.read(rrsets, System.nanoTime() - began);
    }
  }

  @Override
  public List<Outcome> replace(List<Replacement> replacements) {
    long began = System.nanoTime();
    try {
      var outcomes = host.replace(replacements);
      meter.failed(
          outcomes.stream()
              .filter(o -> o instanceof Outcome.Failed || o instanceof Outcome.Unsure)
              .count());
      return outcomes;
    } catch (HostException e) {
      meter.failed(replacements.size());
      throw e;
    } finally {
      meter.wrote(replacements.size(), System.nanoTime() - began);
    }
  }

  @Override
  public Capabilities capabilities() {
    return host.capabilities();
  }

  @Override
  public List<Name> zones() {
    return host.zones();
  }

  @Override
  public List<Authority> authorities(Name name) {
    return host.authorities(name);
  }

  @Override
  public List<Name> nameServers(Name name) {
    return host.nameServers(name);
  }

  @Override
  public Optional<String> masked(RRsetKey key) {
    return host.masked(key);
  }

  @Override
  public void close() {
    host.close();
  }
}
