package mailauth.core.draft;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import mailauth.core.config.Config;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.Loading;
import mailauth.core.config.ProviderType;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.core.config.SourceFile;
import mailauth.core.config.Vocabulary;

/** Drafts, read by the loader. */
final class Loaded {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(
              type("zonefile", new Setting("directory", new Shape.Text(), true, "", "")),
              type(
                  "rfc2136",
                  new Setting("server", new Shape.Text(), true, "", ""),
                  new Setting("zones", new Shape.Texts(), false, "", ""),
                  new Setting(
                      "tsig",
                      new Shape.Group(
                          List.of(
                              new Setting("name", new Shape.Text(), true, "", ""),
                              new Setting("secret", new Shape.Secret(), true, "", ""))),
                      false,
                      "",
                      ""))),
          Set.of("i8t", "mailchimp", "sendgrid"),
          () -> Set.of("SPF_AUTHORIZATION_REMOVED", "DMARC_WEAKENED"));

  private Loaded() {}

  private static ProviderType type(String name, Setting... settings) {
    return new ProviderType(name, name, "", List.of(settings));
  }

  static Config of(String yaml) {
    var file = new SourceFile("draft", yaml.getBytes(StandardCharsets.UTF_8));
    return switch (ConfigLoader.load(List.of(file), VOCABULARY)) {
      case Loading.Loaded(var config) -> config;
      case Loading.Rejected(var problems) -> throw new AssertionError(problems + "\n" + yaml);
    };
  }

  /** What it says, wherever that stands. */
  static String withoutPlaces(Config config) {
    var sorted = new TreeMap<String, String>();
    config
        .providers()
        .forEach((name, provider) ->
            sorted.put(name, provider.type() + new TreeMap<>(provider.settings().values())));
    return (config.domains().toString() + sorted + config.state())
        .replaceAll("at=draft(:\\d+:\\d+)?", "");
  }
}
