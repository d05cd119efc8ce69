package mailauth.providers.host;

import java.nio.file.Path;
import java.util.Map;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType;
import mailauth.core.dns.Dns;

/** A kind of DNS host: how it is set up, and how one is opened. */
public interface HostType {
  ProviderType describe();

  /**
   * Opens a host; connects to nothing yet.
   *
   * @throws HostException if a setting is wrong; the message begins with its file:line:column
   */
  DnsHost open(ProviderConfig config, Surroundings surroundings);

  /**
   * What a host may use of the process it runs in.
   *
   * @param folder the YAML's folder, to which paths are relative
   * @param environment the environment variables
   * @param dns the resolver for names that are not in the host's own zones
   */
  record Surroundings(Path folder, Map<String, String> environment, Dns dns) {}
}
