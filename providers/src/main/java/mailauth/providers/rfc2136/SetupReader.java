package mailauth.providers.rfc2136;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.function.Supplier;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.Settings;
import mailauth.core.yaml.Position;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType.Surroundings;
import mailauth.providers.wire.Endpoint;

/** Reads a primary's settings; every complaint begins with its place in the YAML. */
final class SetupReader {
  private static final String DEFAULT_ALGORITHM = "hmac-sha256";

  private final ProviderConfig config;
  private final Surroundings surroundings;
  private final Clock clock;

  SetupReader(ProviderConfig config, Surroundings surroundings, Clock clock) {
    this.config = config;
    this.surroundings = surroundings;
    this.clock = clock;
  }

  Setup read() {
    var settings = config.settings();
    return new Setup(
        endpoint(required(settings, "server")),
        settings.group("tsig").map(this::key),
        settings.texts("verify").stream().map(this::endpoint).toList());
  }

  private Endpoint endpoint(Reference reference) {
    return at(reference.at(), () -> Endpoint.parse(surroundings.text(reference)));
  }

  private TsigKey key(Settings tsig) {
    return tsig.text("file").map(file -> keyInFile(file, tsig)).orElseGet(() -> keyInYaml(tsig));
  }

  private TsigKey keyInYaml(Settings tsig) {
    var name = required(tsig, "name");
    var secret = required(tsig, "secret");
    var algorithm = tsig.text("algorithm").map(surroundings::text).orElse(DEFAULT_ALGORITHM);
    return at(
        secret.at(),
        () -> TsigKey.of(surroundings.text(name), algorithm, surroundings.text(secret), clock));
  }

  private TsigKey keyInFile(Reference file, Settings tsig) {
    if (tsig.text("secret").isPresent() || tsig.text("algorithm").isPresent()) {
      throw new HostException(
          file.at() + ": tsig.file has algorithm and secret; remove those beside it");
    }
    return at(
        file.at(),
        () -> {
          var key = KeyFile.read(contents(file), tsig.text("name").map(surroundings::text));
          return TsigKey.of(key.name(), key.algorithm(), key.secret(), clock);
        });
  }

  private String contents(Reference file) {
    var path = surroundings.text(file);
    try {
      return Files.readString(surroundings.folder().resolve(path));
    } catch (IOException e) {
      throw new IllegalArgumentException("the file " + path + " cannot be read", e);
    }
  }

  private Reference required(Settings settings, String name) {
    return settings
        .text(name)
        .orElseThrow(() ->
            new HostException(
                "%s: the provider %s lacks '%s'".formatted(config.at(), config.name(), name)));
  }

  private static <T> T at(Position position, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new HostException(position + ": " + e.getMessage(), e);
    }
  }
}
