package mailauth.providers.web;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.Reference;
import mailauth.core.dns.Dns;
import mailauth.core.yaml.Position;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType.Surroundings;
import mailauth.providers.http.Account;
import mailauth.providers.http.BaseUrl;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.Http;
import mailauth.providers.http.Profile;
import mailauth.providers.wire.Endpoint;

/** An account's settings, from the YAML or the environment; complaints begin with their place. */
public final class Login {
  private final Descriptor descriptor;
  private final List<Setting> settings;
  private final ProviderConfig config;
  private final Surroundings surroundings;

  Login(
      Descriptor descriptor,
      List<Setting> settings,
      ProviderConfig config,
      Surroundings surroundings) {
    this.descriptor = descriptor;
    this.settings = settings;
    this.config = config;
    this.surroundings = surroundings;
  }

  /**
   * A setting's text.
   *
   * @throws HostException if neither the YAML nor the environment has it
   */
  public String text(String name) {
    return optional(name).orElseThrow(() -> new HostException(missing(name)));
  }

  /** A setting's text, if the YAML or the environment has it. */
  public Optional<String> optional(String name) {
    return config
        .settings()
        .text(name)
        .map(surroundings::text)
        .or(() ->
            variable(name).map(surroundings.environment()::get).filter(value -> !value.isEmpty()));
  }

  /** The account, at the endpoint that the settings name or the host's usual one. */
  public Account account(Credentials credentials, Dialect dialect) {
    return account(url(descriptor.endpoint()), credentials, dialect);
  }

  /** The account at an endpoint of the host's own. */
  public Account account(BaseUrl url, Credentials credentials, Dialect dialect) {
    return new Account(
        http(),
        new Profile(
            descriptor.title(),
            url,
            credentials,
            dialect,
            descriptor.capabilities().rate(),
            advice()));
  }

  /**
   * Where the API begins.
   *
   * @param usual where it does unless the settings say otherwise
   * @throws HostException if that is no URL, or would send the credentials unencrypted
   */
  public BaseUrl url(String usual) {
    var given = config.settings().text(WebHostType.ENDPOINT);
    boolean plain = optional(WebHostType.PLAIN_HTTP).filter("allowed"::equals).isPresent();
    var text =
        usual.isEmpty() ? text(WebHostType.ENDPOINT) : optional(WebHostType.ENDPOINT).orElse(usual);
    return at(
        given.map(Reference::at).orElse(config.at()), () -> BaseUrl.parse(text.strip(), plain));
  }

  /** What the run's calls share, for hosts that have several accounts behind one. */
  public Http http() {
    return surroundings.http();
  }

  Dns dns() {
    return surroundings.dns();
  }

  List<Endpoint> verify() {
    return config.settings().texts(WebHostType.VERIFY).stream()
        .map(server -> at(server.at(), () -> Endpoint.parse(surroundings.text(server))))
        .toList();
  }

  private Optional<String> variable(String setting) {
    return settings.stream()
        .filter(each -> each.name().equals(setting))
        .map(Setting::environment)
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  private String missing(String name) {
    return "%s: the provider %s lacks '%s'%s"
        .formatted(
            config.at(),
            config.name(),
            name,
            variable(name).map(each -> ", and $" + each + " is not set either").orElse(""));
  }

  private String advice() {
    var names =
        descriptor.settings().stream()
            .filter(Setting::required)
            .map(Setting::name)
            .collect(joining("', '", "'", "'"));
    return "Check %s of the provider %s: it needs %s (%s)"
        .formatted(names, config.name(), descriptor.access(), descriptor.documentation());
  }

  private static <T> T at(Position position, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new HostException(position + ": " + e.getMessage(), e);
    }
  }
}
