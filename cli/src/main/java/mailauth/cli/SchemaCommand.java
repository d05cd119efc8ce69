package mailauth.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import mailauth.cli.guide.SchemaFile;
import mailauth.cli.project.Opening;
import mailauth.core.config.JsonSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the JSON Schema of the YAML, with the services and kinds of hosts that it may name. */
@Command(name = "schema", description = "Prints the JSON Schema of the YAML, for editors.")
final class SchemaCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes it to a file, such as .mailauth/schema.json.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    var vocabulary = Opening.vocabulary(mailauth.hostTypes(), mailauth.catalog());
    if (out == null) {
      mailauth.terminal().out().print(JsonSchema.write(vocabulary));
    } else {
      SchemaFile.write(out, vocabulary);
    }
    return ExitCode.DONE;
  }
}
