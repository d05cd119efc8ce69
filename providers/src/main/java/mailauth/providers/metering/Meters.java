package mailauth.providers.metering;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import mailauth.core.config.ProviderConfig;
import mailauth.providers.host.DnsHost;
import mailauth.providers.http.Http;

/** The meters of one run's providers. */
public final class Meters {
  private final Map<String, Meter> meters = new ConcurrentSkipListMap<>();

  /**
   * Opens a provider's host behind a meter.
   *
   * @param http what the run's calls to web APIs share
   * @param open opens it with the HTTP that it is given
   */
  public DnsHost open(ProviderConfig config, Http http, Function<Http, DnsHost> open) {
    var meter = meters.computeIfAbsent(config.name(), name -> new Meter(config.type()));
    return new MeteredHost(open.apply(http.counting(meter.traffic())), meter);
  }

  /** What was asked so far of each provider that was opened, by name. */
  public List<Metered> readings() {
    return meters.entrySet().stream()
        .map(entry -> entry.getValue().reading(entry.getKey()))
        .toList();
  }
}
