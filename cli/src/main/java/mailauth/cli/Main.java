package mailauth.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
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
            System.getenv());
    System.exit(run(terminal, System.getenv(), Clock.systemUTC(), args));
  }

  /** Runs one command line; everything it says goes to the terminal. */
  static int run(Terminal terminal, Map<String, String> environment, Clock clock, String... args) {
    try {
      return commandLine(terminal, environment, clock, args).execute(args);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  private static CommandLine commandLine(
      Terminal terminal, Map<String, String> environment, Clock clock, String... args) {
    var root = new CommandLine(new MailauthCommand(terminal, environment, clock));
    Subcommands.named(args).forEach(root::addSubcommand);
    return root.setResourceBundle(new HelpWords())
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(new Mishaps());
  }
}
