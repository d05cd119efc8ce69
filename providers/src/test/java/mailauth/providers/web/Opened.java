package mailauth.providers.web;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.Settings;
import mailauth.core.dns.Answer;
import mailauth.core.yaml.Position;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostType;
import mailauth.providers.http.Http;
import mailauth.providers.http.Limits;

/**
 * A host as the YAML opens it, with time that costs nothing and all that it says over the wire.
 *
 * @param log every line that {@code -v} would show
 */
public record Opened(DnsHost host, TestPace pace, List<String> log) {
  private static final Position AT = new Position("mailauth.yaml", 3, 7);
  private static final Limits LIMITS =
      new Limits(Duration.ofMillis(700), Duration.ofSeconds(90), 4, 1 << 20);

  /** Opens a host whose API begins at {@code endpoint}. */
  public static Opened of(HostType type, URI endpoint, Map<String, String> settings) {
    var pace = new TestPace();
    var log = new CopyOnWriteArrayList<String>();
    var http = Http.with(LIMITS, pace, log::add, UnaryOperator.identity());
    return new Opened(type.open(config(type, endpoint, settings), surroundings(http)), pace, log);
  }

  /** Opens a host on a real server, where waiting must take its time. */
  public static DnsHost really(HostType type, URI endpoint, Map<String, String> settings) {
    return type.open(config(type, endpoint, settings), surroundings(Http.silent()));
  }

  /** What a type opens a host's own part with. */
  public static Login login(WebHostType type, URI endpoint, Map<String, String> settings) {
    return type.login(config(type, endpoint, settings), surroundings(Http.silent()));
  }

  private static HostType.Surroundings surroundings(Http http) {
    return new HostType.Surroundings(
        Path.of("."), Map.of(), (name, kind) -> new Answer.NoName(), http);
  }

  private static ProviderConfig config(HostType type, URI endpoint, Map<String, String> settings) {
    var values = new HashMap<String, Settings.Value>();
    settings.forEach((name, value) -> values.put(name, text(value)));
    values.put("endpoint", text(endpoint.toString()));
    return new ProviderConfig("account", type.describe().type(), AT, new Settings(values));
  }

  private static Settings.Value text(String value) {
    return new Settings.Value.Text(new Reference.Literal(AT, value));
  }
}
