package mailauth.cli.adoption;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType;
import mailauth.core.config.Reference;
import mailauth.core.config.Settings;
import mailauth.core.dns.Name;
import mailauth.core.handentry.Panel;
import mailauth.core.handentry.Panels;
import mailauth.core.hosting.NameServers;
import mailauth.core.hosting.UsualProvider;
import mailauth.core.yaml.Position;
import mailauth.providers.host.HostException;

/** Proposes the provider that keeps a domain: what was said, or what its name servers tell. */
public final class Keeper {
  private static final Position AT = Position.ofFile("import");
  private static final String DIRECTORY = "directory";
  private static final String SERVER = "server";

  private final List<ProviderType> types;
  private final Optional<String> said;
  private final Map<String, String> settings;
  private final Path base;
  private final NameServers table = NameServers.read();

  /**
   * A keeper of domains.
   *
   * @param said a provider's type, or its name, a slash and its type
   * @param settings of the provider, as flags give them
   * @param base the folder of the YAML, to which paths are relative
   */
  public Keeper(
      List<ProviderType> types, Optional<String> said, Map<String, String> settings, Path base) {
    this.types = List.copyOf(types);
    this.said = said;
    this.settings = Map.copyOf(settings);
    this.base = base;
  }

  /**
   * The provider of a domain.
   *
   * @throws HostException if there is no such type
   */
  public ProviderConfig of(Origin origin) {
    if (said.isEmpty()) {
      var proposed = proposed(origin);
      return provider(UsualProvider.name(proposed), proposed, origin);
    }
    int slash = said.get().indexOf('/');
    var type = said.get().substring(slash + 1);
    var name = slash < 0 ? UsualProvider.name(type) : said.get().substring(0, slash);
    return provider(name, type, origin);
  }

  /** The variables that have to be set before there can be a plan. */
  public List<String> environment(ProviderConfig provider) {
    return UsualProvider.environment(type(provider.type()));
  }

  private String proposed(Origin origin) {
    var company = table.company(origin.servers()).map(NameServers.DnsCompany::type);
    return company
        .filter(type -> types.stream().anyMatch(known -> known.type().equals(type)))
        .orElse(origin.folder().isPresent() ? UsualProvider.ZONEFILE : UsualProvider.BY_HAND);
  }

  private ProviderConfig provider(String name, String type, Origin origin) {
    var values = new LinkedHashMap<String, Settings.Value>();
    for (var setting : UsualProvider.asked(type(type))) {
      usual(setting.name(), origin).ifPresent(value -> values.put(setting.name(), text(value)));
    }
    if (type.equals(UsualProvider.BY_HAND)) {
      panel(origin.servers()).ifPresent(panel -> values.put("panel", text(panel)));
    }
    settings.forEach((key, value) -> values.put(key, value(type(type), key, value)));
    return new ProviderConfig(name, type, AT, new Settings(values));
  }

  private Optional<String> usual(String setting, Origin origin) {
    return switch (setting) {
      case DIRECTORY -> Optional.of(origin.folder().map(this::relative).orElse("zones"));
      case SERVER -> origin.servers().stream().findFirst().map(Name::text);
      default -> Optional.empty();
    };
  }

  private String relative(Path folder) {
    var from = base.toAbsolutePath().normalize();
    var to = folder.toAbsolutePath().normalize();
    var path = from.relativize(to).toString().replace('\\', '/');
    return path.isEmpty() ? "." : path;
  }

  private Optional<String> panel(List<Name> servers) {
    return table
        .company(servers)
        .flatMap(company -> new Panels().named(company.type()))
        .map(Panel::id);
  }

  private ProviderType type(String name) {
    return types.stream()
        .filter(known -> known.type().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new HostException(
                "--provider: there is no kind of host '%s'; \"mailauth providers\" lists them"
                    .formatted(name)));
  }

  /** As the type wants it: where it takes several, those between commas. */
  private static Settings.Value value(ProviderType type, String key, String value) {
    boolean isList =
        type.settings().stream()
            .anyMatch(setting ->
                setting.name().equals(key) && setting.shape() instanceof ProviderType.Shape.Texts);
    return isList
        ? new Settings.Value.Texts(
            Stream.of(value.split(","))
                .<Reference>map(one -> new Reference.Literal(AT, one.strip()))
                .toList())
        : text(value);
  }

  private static Settings.Value text(String value) {
    return new Settings.Value.Text(new Reference.Literal(AT, value));
  }
}
