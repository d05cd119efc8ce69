package mailauth.cli.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.cli.files.ConfigFiles;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.config.Config;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.DkimConfig;
import mailauth.core.config.Loading;
import mailauth.core.config.MailConfig;
import mailauth.core.dns.Name;
import mailauth.core.yaml.KeyPath;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Yaml;
import mailauth.core.yaml.YamlEdit;
import mailauth.core.yaml.YamlValue;
import mailauth.providers.HostTypes;
import mailauth.providers.files.Durably;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** The DKIM selectors of one name in the YAML, edited in place. */
public final class Selectors {
  private final Path yaml;
  private final HostTypes types;
  private final Name domain;

  /**
   * Of a name that the YAML declares.
   *
   * @param yaml the file or folder that {@code -f} names
   * @param types the kinds of hosts that it may name
   */
  public Selectors(Path yaml, HostTypes types, Name domain) {
    this.yaml = yaml;
    this.types = types;
    this.domain = domain;
  }

  /**
   * A selector's declaration.
   *
   * @throws Faults if the YAML cannot be used
   * @throws HostException if it does not declare the name
   */
  public Optional<DkimConfig> find(String selector) {
    return mail(load()).dkim().stream().filter(key -> key.selector().equals(selector)).findFirst();
  }

  /**
   * Adds a selector behind another one.
   *
   * @throws HostException if the layout does not allow it; the message says what to write
   */
  public void add(String behind, String selector, String publicKey) {
    var path = new ArrayList<>(path(behind));
    path.set(path.size() - 1, selector);
    change(
        behind,
        new YamlEdit.Set(path, new YamlValue.Pair("public-key", YamlValue.of(publicKey))),
        selector,
        true);
  }

  /**
   * Has a selector publish that its key is revoked.
   *
   * @throws HostException if the layout does not allow it; the message says what to write
   */
  public void revoke(String selector) {
    var revoked = new YamlValue.Pair("revoked", YamlValue.of(true));
    change(selector, new YamlEdit.Set(path(selector), revoked), selector, true);
  }

  /**
   * Takes a selector out.
   *
   * @throws HostException if the layout does not allow it; the message says what to do
   */
  public void remove(String selector) {
    change(selector, new YamlEdit.Remove(path(selector)), selector, false);
  }

  private List<String> path(String selector) {
    var place = place(selector);
    return Yaml.parse(place.file(), octets(place)) instanceof Parsed.Document(var root)
        ? KeyPath.at(root, place).orElseThrow(() -> notEdited(place))
        : List.of();
  }

  private static HostException notEdited(Position place) {
    return new HostException(
        "%s is laid out in a way that is not edited here; edit it by hand".formatted(place));
  }

  private static byte[] octets(Position place) {
    try {
      return Files.readAllBytes(Path.of(place.file()));
    } catch (IOException e) {
      throw new HostException("%s cannot be edited: %s".formatted(place.file(), Reason.of(e)), e);
    }
  }

  private Position place(String selector) {
    return find(selector)
        .orElseThrow(
            () -> new HostException("%s declares no selector %s".formatted(domain, selector)))
        .at();
  }

  private void change(String at, YamlEdit edit, String selector, boolean there) {
    var place = place(at);
    var before = octets(place);
    switch (edit.apply(place.file(), before)) {
      case YamlEdit.Result.Refused(var why) -> throw new HostException(why);
      case YamlEdit.Result.Edited edited -> {
        write(place, edited.text());
        if (!isAsWanted(selector, there)) {
          write(place, new String(before, StandardCharsets.UTF_8));
          throw notEdited(place);
        }
      }
    }
  }

  private static void write(Position place, String text) {
    try {
      Durably.write(Path.of(place.file()), text);
    } catch (IOException e) {
      throw new HostException("%s cannot be edited: %s".formatted(place.file(), Reason.of(e)), e);
    }
  }

  private boolean isAsWanted(String selector, boolean there) {
    try {
      return find(selector).isPresent() == there;
    } catch (Faults | HostException e) {
      return false;
    }
  }

  private MailConfig mail(Config config) {
    return config.domains().stream()
        .flatMap(declared ->
            declared.name().equals(domain)
                ? Optional.of(declared.mail()).stream()
                : Optional.ofNullable(declared.subdomains().get(domain)).stream())
        .findFirst()
        .orElseThrow(() -> new HostException("the YAML declares no " + domain));
  }

  private Config load() {
    return switch (ConfigFiles.read(yaml)) {
      case ConfigFiles.Unreadable(var problems) -> throw new Faults(problems);
      case ConfigFiles.Read(var files, var folder) ->
          switch (ConfigLoader.load(files, Opening.vocabulary(types, new BuiltInCatalog()))) {
            case Loading.Rejected(var problems) -> throw new Faults(problems);
            case Loading.Loaded(var config) -> config;
          };
    };
  }
}
