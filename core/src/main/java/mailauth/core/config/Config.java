package mailauth.core.config;

import java.util.List;
import java.util.Map;

/**
 * All that a run's files declare.
 *
 * @param domains in the order of the files
 * @param providers by the name the files give them
 */
public record Config(
    List<DomainConfig> domains,
    Map<String, ProviderConfig> providers,
    StateConfig state,
    ReportsConfig reports) {
  public Config {
    domains = List.copyOf(domains);
    providers = Map.copyOf(providers);
  }

  /** The same without a word on reports. */
  public Config(
      List<DomainConfig> domains, Map<String, ProviderConfig> providers, StateConfig state) {
    this(domains, providers, state, ReportsConfig.NONE);
  }
}
