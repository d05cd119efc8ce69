package mailauth.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mailauth.cli.files.ConfigFiles;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.config.Config;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.DkimConfig;
import mailauth.core.config.Loading;
import mailauth.core.config.MailConfig;
import mailauth.core.dns.Name;
import mailauth.core.yaml.EntryEdit;
import mailauth.core.yaml.Position;
import mailauth.providers.files.Durably;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** The DKIM selectors of one name in the YAML, edited in place. */
public final class Selectors {
  private final Path yaml;
  private final Name domain;

  /**
   * Of a name that the YAML declares.
   *
   * @param yaml the file or folder that {@code -f} names
   */
  public Selectors(Path yaml, Name domain) {
    this.yaml = yaml;
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
    var entry = "%s: { public-key: \"%s\" }".formatted(selector, publicKey);
    change(behind, entry, text -> edit(text, behind).with(entry), selector, true);
  }

  /**
   * Has a selector publish that its key is revoked.
   *
   * @throws HostException if the layout does not allow it; the message says what to write
   */
  public void revoke(String selector) {
    var entry = selector + ": { revoked: true }";
    change(selector, entry, text -> edit(text, selector).replacedBy(entry), selector, true);
  }

  /**
   * Takes a selector out.
   *
   * @throws HostException if the layout does not allow it; the message says what to do
   */
  public void remove(String selector) {
    change(selector, "nothing", text -> edit(text, selector).removed(), selector, false);
  }

  private EntryEdit edit(String text, String selector) {
    return EntryEdit.at(text, place(selector));
  }

  private Position place(String selector) {
    return find(selector)
        .orElseThrow(
            () -> new HostException("%s declares no selector %s".formatted(domain, selector)))
        .at();
  }

  private void change(
      String at, String entry, UnaryOperator<String> edit, String selector, boolean there) {
    var place = place(at);
    var file = Path.of(place.file());
    try {
      var before = Files.readString(file);
      var others = mail(load()).dkim().size();
      Durably.write(file, edit.apply(before));
      if (!isAsWanted(selector, there) || mail(load()).dkim().size() < others - 1) {
        Durably.write(file, before);
        throw new HostException(
            "%s is laid out in a way that is not edited here; write there by hand: %s"
                .formatted(place, entry));
      }
    } catch (IOException e) {
      throw new HostException("%s cannot be edited: %s".formatted(file, Reason.of(e)), e);
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
          switch (ConfigLoader.load(files, Project.vocabulary(new BuiltInCatalog()))) {
            case Loading.Rejected(var problems) -> throw new Faults(problems);
            case Loading.Loaded(var config) -> config;
          };
    };
  }
}
