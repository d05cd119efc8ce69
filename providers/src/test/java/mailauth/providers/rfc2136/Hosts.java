package mailauth.providers.rfc2136;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.Settings;
import mailauth.core.config.Settings.Value;
import mailauth.core.dns.Answer;
import mailauth.core.yaml.Position;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostType.Surroundings;
import mailauth.providers.http.Http;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.wire.Endpoint;

/** Opens hosts as the YAML would. */
final class Hosts {
  static final Position AT = new Position("mailauth.yaml", 7, 5);

  private Hosts() {}

  /** A host with the server's own key. */
  static DnsHost of(DnsServer server) {
    return open(settings(server, key(DnsServer.KEY_NAME, DnsServer.SECRET)), Clock.systemUTC());
  }

  /** The server itself, asked with its own key. */
  static Primary primary(DnsServer server) {
    var key = TsigKey.of(DnsServer.KEY_NAME, "hmac-sha256", DnsServer.SECRET, Clock.systemUTC());
    return new Primary(Endpoint.parse(Endpoint.text(server.address())), key);
  }

  static DnsHost open(Map<String, Value> settings, Clock clock) {
    var config = new ProviderConfig("ns1", "rfc2136", AT, new Settings(settings));
    return new Rfc2136Type(clock).open(config, surroundings());
  }

  static Surroundings surroundings() {
    return new Surroundings(
        Path.of("."),
        Map.of(),
        (name, type) -> new Answer.Failed("no resolver here"),
        Http.silent());
  }

  static Map<String, Value> settings(DnsServer server, Map<String, String> tsig) {
    return Map.of("server", text(Endpoint.text(server.address())), "tsig", group(tsig));
  }

  static Map<String, String> key(String name, String secret) {
    return Map.of("name", name, "secret", secret);
  }

  static Value text(String text) {
    return new Value.Text(new Reference.Literal(AT, text));
  }

  static Value texts(String... texts) {
    return new Value.Texts(
        List.of(texts).stream().<Reference>map(text -> new Reference.Literal(AT, text)).toList());
  }

  static Value group(Map<String, String> texts) {
    return new Value.Group(
        new Settings(
            texts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())))));
  }
}
