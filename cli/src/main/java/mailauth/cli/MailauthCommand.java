package mailauth.cli;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mailauth.cli.fleet.Ledger;
import mailauth.cli.fleet.Progress;
import mailauth.cli.project.Means;
import mailauth.cli.project.Opening;
import mailauth.cli.project.Project;
import mailauth.cli.project.Selection;
import mailauth.cli.render.Style;
import mailauth.cli.revision.Since;
import mailauth.core.catalog.Catalog;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.web.Web;
import mailauth.providers.HostTypes;
import mailauth.providers.apply.Watch;
import mailauth.providers.host.HostException;
import mailauth.providers.http.Http;
import mailauth.providers.resolver.CachingDns;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.survey.KeySurvey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: holds the options and subcommands, and does nothing by itself. */
@Command(
    name = "mailauth",
    description = "Email authentication as code.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    exitCodeOnInvalidInput = ExitCode.WRONG_USAGE,
    exitCodeOnExecutionException = ExitCode.ERROR,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or in sync",
      "1:error",
      "2:changes pending (plan --detailed-exitcode)",
      "3:a safety gate blocks",
      "4:the plan is stale",
      "5:applied in part, or not verified",
      "64:wrong usage"
    })
final class MailauthCommand implements Runnable {
  private static final int PARALLELISM = 16;
  private static final Path USUAL_FILE = Path.of("mailauth.yaml");

  @Spec private CommandSpec spec;

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
      names = "--dns",
      paramLabel = "HOST[:PORT]",
      description = "The resolver to ask (default: the system's); repeatable.")
  private List<String> resolvers = new ArrayList<>();

  @Option(
      scope = ScopeType.INHERIT,
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Output format = Output.text;

  @Option(scope = ScopeType.INHERIT, names = "--no-color", description = "Prints without colour.")
  private boolean colourless;

  @Option(
      scope = ScopeType.INHERIT,
      names = {"-q", "--quiet"},
      description = "Says nothing but results and errors.")
  private boolean quiet;

  @Option(
      scope = ScopeType.INHERIT,
      names = {"-v", "--verbose"},
      description = "Says more, such as each call to a DNS host; secrets are left out.")
  private boolean verbose;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--parallelism",
      paramLabel = "N",
      description =
          "How many domains of a provider are worked on at once (default: ${DEFAULT-VALUE}).")
  private int parallelism = PARALLELISM;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "Where more kinds of DNS hosts are, as jars (default: $MAILAUTH_PLUGINS).")
  private @Nullable Path plugins;

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Clock clock;
  private final Function<Dns, Web> web;
  private final Ledger ledger = new Ledger();
  private final Optional<Progress> progress;

  MailauthCommand(
      Terminal terminal, Map<String, String> environment, Clock clock, Function<Dns, Web> web) {
    this.web = web;
    this.progress =
        terminal.isWatched()
            ? Optional.of(new Progress(terminal.err(), terminal::width))
            : Optional.empty();
    this.terminal = terminal;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  Terminal terminal() {
    return terminal;
  }

  Map<String, String> environment() {
    return environment;
  }

  Clock clock() {
    return clock;
  }

  /** Who is told how far this run is: a person at a terminal, unless they see more or nothing. */
  Watch watch() {
    return progress.isPresent() && !quiet && !verbose ? progress.get() : Watch.NONE;
  }

  /** Where commands note what this run comes to. */
  Ledger ledger() {
    return ledger;
  }

  Style style() {
    return terminal.style(!colourless);
  }

  /** How results are printed, by a command that prints no other forms. */
  Format format() {
    return format
        .common()
        .orElseThrow(() -> wrongUsage("--format %s: %s it".formatted(format, format.printers())));
  }

  Output output() {
    return format;
  }

  boolean isQuiet() {
    return quiet;
  }

  boolean isVerbose() {
    return verbose;
  }

  int parallelism() {
    if (parallelism < 1) {
      throw wrongUsage("--parallelism must be at least 1");
    }
    return parallelism;
  }

  /** Opens the web for who looks names up at a resolver. */
  Function<Dns, Web> web() {
    return web;
  }

  /** The YAML file or the folder of them. */
  Path file() {
    return file;
  }

  /** What a command line needs in order to mean the same YAML again, such as {@code " -f x"}. */
  String fileOption() {
    var jars = plugins == null ? "" : " --plugins " + quoted(plugins);
    return (file.equals(USUAL_FILE) ? "" : " -f " + quoted(file)) + jars;
  }

  private static String quoted(Path path) {
    var text = path.toString();
    return text.matches("[\\w./-]+") ? text : "'" + text + "'";
  }

  Selection selection() {
    for (var domain : domains) {
      try {
        Name.of(domain.replace("*", "x"));
      } catch (InvalidName e) {
        throw wrongUsage("--domain: " + e.getMessage());
      }
    }
    return new Selection(domains);
  }

  /** What the YAML says otherwise than at a git revision; empty if it cannot be compared. */
  Optional<Since> since(String revision) {
    return Since.revision(revision, file);
  }

  /** Tells a person something that is no result, unless they asked for quiet. */
  void say(String sentence) {
    if (!quiet) {
      warn(sentence);
    }
  }

  /** Whether there is YAML to read, or at least somebody said so. */
  boolean hasFile() {
    return !file.equals(USUAL_FILE) || Files.exists(file);
  }

  Project open() {
    var dns = dns();
    return Opening.open(
        file,
        new Means(
            hostTypes(),
            environment,
            dns,
            http(),
            web.apply(dns),
            new KeySurvey(dns, this::resolvers),
            clock,
            this::warn,
            ledger.meters(),
            watch()));
  }

  /**
   * The kinds of hosts that come with mailauth, and those of other people's jars.
   *
   * @throws HostException if one of the jars cannot be used
   */
  HostTypes hostTypes() {
    return PluginFolders.of(plugins, environment).types();
  }

  /** What calls to hosts' web APIs share in this run; told to who wants to see them. */
  private Http http() {
    return verbose && !quiet ? Http.logging(terminal.err()::println) : Http.silent();
  }

  /**
   * The services that the YAML may name, where there is one; else those that come with mailauth.
   */
  Catalog catalog() {
    return Opening.catalog(file);
  }

  /** Tells a person what they must know, quiet or not. */
  private void warn(String sentence) {
    aside(() -> terminal.err().println("mailauth: " + sentence));
  }

  /** Prints something, where there may be a line that says how far the run is. */
  void aside(Runnable print) {
    progress.ifPresentOrElse(line -> line.aside(print), print);
  }

  /** Prints a part of the results, for whoever reads them while they come. */
  void result(String text) {
    aside(() -> {
      terminal.out().print(text);
      terminal.out().flush();
    });
  }

  /** The names after {@code --domain}, as they were given. */
  List<String> domains() {
    return domains;
  }

  /** The resolver of this run, which asks each question once. */
  Dns dns() {
    return new CachingDns(new LazyDns(namedResolvers()));
  }

  /** The servers that {@link #dns} asks: those after {@code --dns}, or the system's. */
  List<InetSocketAddress> resolvers() {
    var named = namedResolvers();
    return named.isEmpty() ? Resolver.systemServers() : named;
  }

  /** Those after {@code --dns}. */
  List<InetSocketAddress> namedResolvers() {
    return addresses("--dns", resolvers);
  }

  /** The servers that an option names. */
  List<InetSocketAddress> addresses(String option, List<String> servers) {
    try {
      return new ServerOption(option, servers).addresses();
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
