package mailauth.providers.web;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.HostType;

/** A kind of host with a web API: what it describes of itself, and the settings that all take. */
public abstract class WebHostType implements HostType {
  static final String ENDPOINT = "endpoint";
  static final String PLAIN_HTTP = "plain-http";
  static final String VERIFY = "verify";

  private final Descriptor descriptor;

  protected WebHostType(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  /** The host's own part, for one account; connects to nothing yet. */
  protected abstract ZoneStore<?> open(Login login);

  @Override
  public final ProviderType describe() {
    var settings = new ArrayList<>(descriptor.settings());
    settings.add(endpoint());
    settings.add(
        new Setting(
            PLAIN_HTTP,
            new Shape.Text(),
            false,
            "",
            "'allowed' lets the credentials travel unencrypted to an endpoint without TLS"));
    settings.add(
        new Setting(
            VERIFY,
            new Shape.Texts(),
            false,
            "",
            "the servers to ask after a change, where the zone's NS records name others"));
    return new ProviderType(
        descriptor.type(), descriptor.title(), descriptor.documentation(), List.copyOf(settings));
  }

  private Setting endpoint() {
    boolean own = descriptor.endpoint().isEmpty();
    var description =
        own ? "the URL of the API" : "another URL than %s".formatted(descriptor.endpoint());
    return new Setting(ENDPOINT, new Shape.Text(), own, descriptor.endpointVariable(), description);
  }

  @Override
  public final Capabilities capabilities() {
    return descriptor.capabilities();
  }

  @Override
  public final Evidence evidence() {
    return descriptor.evidence();
  }

  @Override
  public final DnsHost open(ProviderConfig config, Surroundings surroundings) {
    var login = login(config, surroundings);
    return host(open(login), login);
  }

  final Login login(ProviderConfig config, Surroundings surroundings) {
    return new Login(descriptor, describe().settings(), config, surroundings);
  }

  private <N> DnsHost host(ZoneStore<N> store, Login login) {
    return new WebHost<>(
        descriptor.title(),
        descriptor.capabilities(),
        store,
        new NameServers(login.dns(), login.verify()),
        login.http().pace());
  }
}
