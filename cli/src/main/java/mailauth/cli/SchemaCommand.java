package mailauth.cli;

import java.util.concurrent.Callable;
import mailauth.cli.project.Opening;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.config.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Prints the JSON Schema of the YAML. */
@Command(name = "schema", description = "Prints the JSON Schema of the YAML, for editors.")
final class SchemaCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Override
  public Integer call() {
    var schema = JsonSchema.write(Opening.vocabulary(mailauth.hostTypes(), new BuiltInCatalog()));
    mailauth.terminal().out().print(schema);
    return ExitCode.DONE;
  }
}
