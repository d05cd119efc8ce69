package mailauth.cli;

import mailauth.cli.spf.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The commands about SPF; it does nothing by itself. */
@Command(
    name = "spf",
    description = "Evaluates SPF and shows who may send (RFC 7208).",
    subcommands = {
      SpfEvalCommand.class,
      SpfTreeCommand.class,
      SpfDiffCommand.class,
      SpfFlattenCommand.class
    })
final class SpfCommand implements Runnable {
  @ParentCommand private MailauthCommand mailauth;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    var known = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(
        spec.commandLine(), "spf needs one of its commands: %s".formatted(known));
  }

  MailauthCommand mailauth() {
    return mailauth;
  }

  /** Prints a result in the wanted format; there is no Markdown here. */
  void print(Result result) {
    mailauth
        .terminal()
        .out()
        .print(
            switch (mailauth.format()) {
              case text -> result.text(mailauth.style());
              case json -> result.json();
              case markdown, html ->
                  throw mailauth.wrongUsage(
                      "--format %s: spf prints text or json".formatted(mailauth.format()));
            });
  }
}
