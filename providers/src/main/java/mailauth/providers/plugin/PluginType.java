package mailauth.providers.plugin;

import java.nio.file.Path;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.HostType;

/**
 * A kind of host that a jar brings; what it says of itself was asked once.
 *
 * @param jar where it comes from, for sentences
 * @param code the jar's own
 */
public record PluginType(
    Path jar, ProviderType describe, Capabilities capabilities, Evidence evidence, HostType code)
    implements HostType {

  @Override
  public DnsHost open(ProviderConfig config, Surroundings surroundings) {
    var fence = new Fence(jar);
    var host =
        fence.call(
            "it cannot open the provider " + config.name(), () -> code.open(config, surroundings));
    return new PluginHost(fence, host, capabilities);
  }
}
