package mailauth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.concurrent.Callable;
import mailauth.cli.man.CommandsPage;
import mailauth.cli.man.ManPage;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes the manual, for the distribution. */
@Command(name = "man", hidden = true, description = "Writes a page of the manual for each command.")
final class ManCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ParentCommand private MailauthCommand mailauth;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Where the pages go; without it, all are printed as one Markdown page.")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    if (folder == null) {
      CommandsPage.of(spec.root()).forEach(mailauth.terminal().out()::println);
      return ExitCode.DONE;
    }
    try {
      Files.createDirectories(folder);
      write(spec.root(), folder);
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new HostException("the manual cannot be written to %s: %s".formatted(folder, e), e);
    }
  }

  private static void write(CommandSpec command, Path folder) throws IOException {
    if (command.usageMessage().hidden()) {
      return;
    }
    var page = ManPage.of(command, Version.text());
    Files.writeString(folder.resolve(ManPage.name(command) + ".1"), page);
    for (var below : new LinkedHashSet<>(command.subcommands().values())) {
      write(below.getCommandSpec(), folder);
    }
  }
}
