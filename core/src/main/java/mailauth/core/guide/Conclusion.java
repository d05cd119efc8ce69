package mailauth.core.guide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.config.Config;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.StateConfig;
import mailauth.core.draft.Draft;
import mailauth.core.draft.Remarks;

/**
 * What comes of the answers.
 *
 * @param domain what is declared
 * @param provider the host of the domain's DNS
 * @param remarks the comments of a file of its own
 * @param environment the variables that have to be set before there can be a plan
 * @param waiting the services that are commented out until their values are known, by id
 */
public record Conclusion(
    DomainConfig domain,
    ProviderConfig provider,
    Remarks remarks,
    List<String> environment,
    List<String> waiting) {
  /** Where the JSON Schema is kept for editors, relative to the YAML. */
  public static final String SCHEMA = ".mailauth/schema.json";

  public Conclusion {
    environment = List.copyOf(environment);
    waiting = List.copyOf(waiting);
  }

  /** The whole file. */
  public String file() {
    return Draft.file(config(), remarks);
  }

  /** The same for a file where the domain's host is declared elsewhere. */
  String fileWithoutProvider() {
    return Draft.file(new Config(List.of(domain), Map.of(), StateConfig.DEFAULT), remarks);
  }

  /** The domain's lines, its name first, to stand among others at a depth. */
  List<String> lines(String indent) {
    return Draft.domain(domain, indent, remarks);
  }

  /** The same with a host of another name. */
  Conclusion at(String name) {
    var there = new ProviderConfig(name, provider.type(), provider.at(), provider.settings());
    var declared =
        new DomainConfig(
            domain.name(),
            domain.at(),
            name,
            domain.overrides(),
            domain.mail(),
            domain.subdomains());
    return new Conclusion(declared, there, remarks, environment, waiting);
  }

  private Config config() {
    Map<String, ProviderConfig> providers = new LinkedHashMap<>();
    providers.put(provider.name(), provider);
    return new Config(List.of(domain), providers, StateConfig.DEFAULT);
  }
}
