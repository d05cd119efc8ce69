package mailauth.cli;

import java.util.Set;
import mailauth.core.schema.Spelling;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with the command line, and where help is. */
final class WrongUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    var command = e.getCommandLine();
    var err = command.getErr();
    var message = e instanceof UnmatchedArgumentException u ? unmatched(u) : e.getMessage();
    err.println("mailauth: " + message);
    err.println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.WRONG_USAGE;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    var command = e.getCommandLine();
    var word = e.getUnmatched().getFirst();
    var commands = command.getSubcommands().keySet();
    if (e.isUnknownOption()) {
      return "there is no option" + unknown(word, command.getCommandSpec().optionsMap().keySet());
    }
    return commands.isEmpty()
        ? "'%s' is one argument too many".formatted(word)
        : "there is no command" + unknown(word, commands);
  }

  private static String unknown(String word, Set<String> known) {
    var likely = Spelling.closest(word, known).map("; did you mean '%s'?"::formatted);
    return " '%s'%s".formatted(word, likely.orElse(""));
  }
}
