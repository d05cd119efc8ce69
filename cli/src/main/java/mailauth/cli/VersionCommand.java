package mailauth.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the version. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Runnable {
  @Spec private CommandSpec spec;

  /**
   * Whether the version is all that is asked for. Scripts ask at every step, and reading the
   * options of all commands takes longer than the answer.
   */
  static boolean isAsked(String... args) {
    return args.length == 1 && (args[0].equals("version") || args[0].equals("--version"));
  }

  @Override
  public void run() {
    spec.commandLine().getOut().println(Version.text());
  }
}
