package mailauth.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import mailauth.core.dns.Dns;
import mailauth.core.web.Web;
import mailauth.providers.survey.HttpsWeb;
import picocli.CommandLine;

/** The process entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var terminal =
        new Terminal(
            System.in,
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            System.console(),
            System.getenv(),
            TerminalSize.isTerminal(2));
    System.exit(run(terminal, System.getenv(), Clock.systemUTC(), args));
  }

  /** Runs one command line; everything it says goes to the terminal. */
  static int run(Terminal terminal, Map<String, String> environment, Clock clock, String... args) {
    return run(terminal, environment, clock, Main::web, args);
  }

  /** With a web of one's own, for tests. */
  static int run(
      Terminal terminal,
      Map<String, String> environment,
      Clock clock,
      Function<Dns, Web> web,
      String... args) {
    try {
      if (VersionCommand.isAsked(args)) {
        terminal.out().println(Version.text());
        return ExitCode.DONE;
      }
      return commandLine(terminal, environment, clock, web, args).execute(args);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  /** An HTTP client is built with the first fetch, which most runs never make. */
  private static Web web(Dns dns) {
    return (address, mostOctets) -> new HttpsWeb(dns).get(address, mostOctets);
  }

  private static CommandLine commandLine(
      Terminal terminal,
      Map<String, String> environment,
      Clock clock,
      Function<Dns, Web> web,
      String... args) {
    var root = new CommandLine(new MailauthCommand(terminal, environment, clock, web));
    Subcommands.named(args).forEach(root::addSubcommand);
    return root.setResourceBundle(new HelpWords())
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(new Mishaps());
  }
}
