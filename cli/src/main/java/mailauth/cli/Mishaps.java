package mailauth.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import mailauth.cli.project.Faults;
import mailauth.core.json.InvalidJson;
import mailauth.providers.host.HostException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in sentences; a stack trace only for what is our own mistake. */
final class Mishaps implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    var err = command.getErr();
    switch (e) {
      case Faults faults -> say(faults, err);
      case HostException fault -> err.println("mailauth: " + fault.getMessage());
      case InvalidJson fault -> err.println("mailauth: " + fault.getMessage());
      default -> bug(e, err);
    }
    return ExitCode.ERROR;
  }

  private static void say(Faults faults, PrintWriter err) {
    var problems = faults.problems();
    problems.forEach(err::println);
    if (problems.size() > 1) {
      err.println("mailauth: %,d problems; nothing was done".formatted(problems.size()));
    }
  }

  private static void bug(Exception e, PrintWriter err) {
    var trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    err.println("mailauth: this is a mistake in mailauth; please report what follows");
    err.print(trace);
  }
}
