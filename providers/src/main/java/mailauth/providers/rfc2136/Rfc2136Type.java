package mailauth.providers.rfc2136;

import java.time.Clock;
import java.util.List;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.HostType;

/** Sets up primaries that take dynamic updates. */
public final class Rfc2136Type implements HostType {
  private final Clock clock;

  public Rfc2136Type() {
    this(Clock.systemUTC());
  }

  /** A clock of one's own shows what a wrong one does. */
  Rfc2136Type(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ProviderType describe() {
    return new ProviderType(
        "rfc2136",
        "DNS servers that take dynamic updates (RFC 2136): BIND, Knot, PowerDNS and others",
        "docs/rfc2136.md",
        List.of(
            new Setting(
                "server",
                new Shape.Text(),
                true,
                "",
                "the primary, as HOST, HOST:PORT or [IPV6]:PORT"),
            optional("tsig", new Shape.Group(key()), "the key that signs reads and updates"),
            optional(
                "verify",
                new Shape.Texts(),
                "the servers to ask after a change, where the zone's NS records name others")));
  }

  private static List<Setting> key() {
    return List.of(
        optional("name", new Shape.Text(), "the key's name, as the server has it"),
        optional(
            "algorithm",
            new Shape.Text(),
            "one of %s; hmac-sha256 unless given".formatted(TsigAlgorithm.all())),
        optional("secret", new Shape.Secret(), "the key's secret in Base64"),
        optional("file", new Shape.Text(), "a file as tsig-keygen prints it, which has all three"));
  }

  private static Setting optional(String name, Shape shape, String description) {
    return new Setting(name, shape, false, "", description);
  }

  @Override
  public Capabilities capabilities() {
    return Rfc2136Host.CAPABILITIES;
  }

  @Override
  public Evidence evidence() {
    return Evidence.real("BIND, Knot and PowerDNS");
  }

  @Override
  public DnsHost open(ProviderConfig config, Surroundings surroundings) {
    var setup = new SetupReader(config, surroundings, clock).read();
    return new Rfc2136Host(setup, surroundings.dns());
  }
}
