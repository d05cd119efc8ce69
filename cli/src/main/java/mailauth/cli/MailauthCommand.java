package mailauth.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mailauth.cli.fleet.Ledger;
import mailauth.cli.project.Means;
import mailauth.cli.project.Opening;
import mailauth.cli.project.Project;
import mailauth.cli.project.Selection;
import mailauth.cli.render.Style;
import mailauth.core.catalog.Catalog;
import mailauth.core.dns.Dns;
import mailauth.core.web.Web;
import mailauth.providers.HostTypes;
import mailauth.providers.apply.Watch;
import mailauth.providers.host.HostException;
import mailauth.providers.http.Http;
import mailauth.providers.survey.KeySurvey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Spec private CommandSpec spec;

  @Mixin private YamlOptions yaml;

  @Mixin private ResolverOptions resolver;

  @Mixin private ToneOptions tone;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Output format = Output.text;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--parallelism",
      paramLabel = "N",
      description =
          "How many domains of a provider are worked on at once (default: ${DEFAULT-VALUE}).")
  private int parallelism = PARALLELISM;

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Clock clock;
  private final Function<Dns, Web> web;
  private final Ledger ledger = new Ledger();
  private RunRecord record = new RunRecord(code -> {});
  private final Voice voice;

  MailauthCommand(
      Terminal terminal, Map<String, String> environment, Clock clock, Function<Dns, Web> web) {
    this.web = web;
    this.terminal = terminal;
    this.voice = new Voice(terminal);
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
    return tone.showsProgress() ? voice.watch() : Watch.NONE;
  }

  /** Where commands note what this run comes to. */
  Ledger ledger() {
    return ledger;
  }

  /** What is to be written of this run once it ends. */
  RunRecord record() {
    return record;
  }

  void record(RunRecord now) {
    record = now;
  }

  Style style() {
    return terminal.style(tone.isColoured());
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
    return tone.isQuiet();
  }

  boolean isVerbose() {
    return tone.isVerbose();
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
    return yaml.file();
  }

  /** Which YAML this run is about. */
  YamlOptions yaml() {
    return yaml;
  }

  Selection selection() {
    return yaml.selection();
  }

  /** Tells a person something that is no result, unless they asked for quiet. */
  void say(String sentence) {
    if (!tone.isQuiet()) {
      voice.say(sentence);
    }
  }

  Project open() {
    var dns = dns();
    return Opening.open(
        yaml.file(),
        new Means(
            hostTypes(),
            environment,
            dns,
            http(),
            web.apply(dns),
            new KeySurvey(dns, this::resolvers),
            clock,
            voice::say,
            ledger.meters(),
            watch()));
  }

  /**
   * The kinds of hosts that come with mailauth, and those of other people's jars.
   *
   * @throws HostException if one of the jars cannot be used
   */
  HostTypes hostTypes() {
    return yaml.types(environment);
  }

  /** What calls to hosts' web APIs share in this run; told to who wants to see them. */
  private Http http() {
    return isVerbose() && !isQuiet() ? Http.logging(terminal.err()::println) : Http.silent();
  }

  /**
   * The services that the YAML may name, where there is one; else those that come with mailauth.
   */
  Catalog catalog() {
    return yaml.catalog();
  }

  /** Prints a part of the results, for whoever reads them while they come. */
  void result(String text) {
    voice.result(text);
  }

  /** Whom this run asks. */
  ResolverOptions resolver() {
    return resolver;
  }

  /** The resolver of this run. */
  Dns dns() {
    return resolver.dns();
  }

  /** The servers that {@link #dns} asks. */
  List<InetSocketAddress> resolvers() {
    return resolver.servers();
  }

  ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
