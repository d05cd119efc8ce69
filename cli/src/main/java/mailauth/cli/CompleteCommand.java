package mailauth.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import mailauth.cli.completion.Candidate;
import mailauth.cli.completion.Completer;
import mailauth.cli.files.DeclaredNames;
import mailauth.cli.project.Faults;
import mailauth.cli.project.Opening;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.config.ProviderType;
import mailauth.core.plan.registry.Rules;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells the completion scripts what may come next: a line each, and never an error. */
@Command(
    name = CompleteCommand.NAME,
    hidden = true,
    description = "Prints the words that may come next on a command line.")
final class CompleteCommand implements Callable<Integer>, Completer.Known {
  static final String NAME = "complete";

  @ParentCommand private MailauthCommand mailauth;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "WORD",
      description = "Behind --, the words so far; the last is the one being typed.")
  private List<String> words = new ArrayList<>();

  @Override
  public Integer call() {
    var out = mailauth.terminal().out();
    new Completer(spec.root(), this)
        .complete(words).stream().map(Candidate::line).forEach(out::println);
    return ExitCode.DONE;
  }

  @Override
  public Collection<String> domains(@Nullable String file) {
    return DeclaredNames.read(path(file));
  }

  @Override
  public Collection<String> providerTypes() {
    return mailauth.hostTypes().all().stream()
        .map(HostType::describe)
        .map(ProviderType::type)
        .toList();
  }

  @Override
  public Collection<String> gates() {
    return Rules.gates();
  }

  @Override
  public Collection<String> senders(@Nullable String file) {
    try {
      return Opening.catalog(path(file)).ids();
    } catch (Faults | HostException e) {
      return new BuiltInCatalog().ids();
    }
  }

  private Path path(@Nullable String file) {
    return file == null ? mailauth.file() : Path.of(file);
  }
}
