package mailauth.providers.manual;

import java.net.UnknownHostException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.handentry.Panel;
import mailauth.core.handentry.Panels;
import mailauth.providers.authority.Delegation;
import mailauth.providers.host.Authority;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType;
import mailauth.providers.wire.Endpoint;

/** Hosts without an API, at which a person enters what is shown. */
public final class ManualType implements HostType {
  /** What the YAML calls it. */
  public static final String NAME = "manual";

  private static final String PANEL = "panel";
  private static final String VERIFY = "verify";

  /** What DNS itself can hold (RFC 1035 section 3.3). */
  private static final int LONGEST_TXT = 65_000;

  @Override
  public ProviderType describe() {
    return new ProviderType(
        NAME,
        "Any host, by hand",
        "docs/by-hand.md",
        List.of(
            new Setting(
                PANEL,
                new Shape.Text(),
                false,
                "",
                "how the host wants records to be typed, such as 'loopia'; 'mailauth render --panel"
                    + " list' names all"),
            new Setting(
                VERIFY,
                new Shape.Texts(),
                false,
                "",
                "the servers to ask, where the zone's NS records name others")));
  }

  @Override
  public Capabilities capabilities() {
    return capabilities(new Panels().usual());
  }

  private static Capabilities capabilities(Panel panel) {
    Set<RecordType> types = EnumSet.complementOf(EnumSet.of(RecordType.NS));
    panel.lacking().forEach(type -> types.remove(RecordType.valueOf(type)));
    return new Capabilities(
        Swap.READ_BEFORE_WRITE,
        false,
        Collections.unmodifiableSet(types),
        panel.longestTxt() == 0 ? LONGEST_TXT : panel.longestTxt(),
        panel.minimumTtl(),
        Optional.empty());
  }

  @Override
  public Evidence evidence() {
    return Evidence.real("BIND, Knot and PowerDNS");
  }

  @Override
  public DnsHost open(ProviderConfig config, Surroundings surroundings) {
    var verify =
        config.settings().texts(VERIFY).stream()
            .map(surroundings::text)
            .map(server -> authority(config, server))
            .toList();
    return new ManualHost(
        capabilities(panel(config, surroundings)),
        new Delegation(surroundings.dns(), List.of()),
        verify);
  }

  /**
   * The panel that the YAML names, or any.
   *
   * @throws HostException if it names none that is known
   */
  public static Panel panel(ProviderConfig config, Surroundings surroundings) {
    var panels = new Panels();
    return config
        .settings()
        .text(PANEL)
        .map(surroundings::text)
        .map(id ->
            panels
                .named(id)
                .orElseThrow(() ->
                    new HostException(
                        "%s: there is no panel '%s'; leave 'panel' out, or take one of %s"
                            .formatted(config.at(), id, ids(panels)))))
        .orElseGet(panels::usual);
  }

  private static String ids(Panels panels) {
    return String.join(", ", panels.all().stream().map(Panel::id).toList());
  }

  private static Authority authority(ProviderConfig config, String server) {
    try {
      var endpoint = Endpoint.parse(server);
      return new Authority(Name.of(endpoint.host()), endpoint.address());
    } catch (IllegalArgumentException e) {
      throw new HostException("%s: 'verify': %s".formatted(config.at(), e.getMessage()), e);
    } catch (UnknownHostException e) {
      throw new HostException("%s: %s has no address".formatted(config.at(), server), e);
    }
  }
}
