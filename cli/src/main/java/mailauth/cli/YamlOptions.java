package mailauth.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.cli.project.Opening;
import mailauth.cli.project.Selection;
import mailauth.cli.revision.Since;
import mailauth.core.catalog.Catalog;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.providers.HostTypes;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Which YAML a run is about, and which of its domains. */
final class YamlOptions {
  private static final Path USUAL_FILE = Path.of("mailauth.yaml");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      scope = ScopeType.INHERIT,
      names = {"-f", "--file"},
      paramLabel = "PATH",
      description = "The YAML file, or a folder of them (default: ${DEFAULT-VALUE}).")
  private Path file = USUAL_FILE;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--domain",
      paramLabel = "NAME",
      description = "Only this domain; * stands for anything; repeatable.")
  private List<String> domains = new ArrayList<>();

  @Option(
      scope = ScopeType.INHERIT,
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "Where more kinds of DNS hosts are, as jars (default: $MAILAUTH_PLUGINS).")
  private @Nullable Path plugins;

  /** The YAML file or the folder of them. */
  Path file() {
    return file;
  }

  /** Whether there is YAML to read, or at least somebody said so. */
  boolean isThere() {
    return !file.equals(USUAL_FILE) || Files.exists(file);
  }

  /** What a command line needs in order to mean the same YAML again, such as {@code " -f x"}. */
  String again() {
    var jars = plugins == null ? "" : " --plugins " + quoted(plugins);
    return (file.equals(USUAL_FILE) ? "" : " -f " + quoted(file)) + jars;
  }

  private static String quoted(Path path) {
    var text = path.toString();
    return text.matches("[\\w./-]+") ? text : "'" + text + "'";
  }

  /** The names after {@code --domain}, as they were given. */
  List<String> domains() {
    return domains;
  }

  Selection selection() {
    for (var domain : domains) {
      try {
        Name.of(domain.replace("*", "x"));
      } catch (InvalidName e) {
        throw new ParameterException(spec.commandLine(), "--domain: " + e.getMessage());
      }
    }
    return new Selection(domains);
  }

  /** What the YAML says otherwise than at a git revision; empty if it cannot be compared. */
  Optional<Since> since(String revision) {
    return Since.revision(revision, file);
  }

  /**
   * The kinds of hosts that come with mailauth, and those of other people's jars.
   *
   * @throws HostException if one of the jars cannot be used
   */
  HostTypes types(Map<String, String> environment) {
    return PluginFolders.of(plugins, environment).types();
  }

  /**
   * The services that the YAML may name, where there is one; else those that come with mailauth.
   */
  Catalog catalog() {
    return Opening.catalog(file);
  }
}
