package mailauth.cli;

import java.util.List;
import java.util.Optional;
import mailauth.cli.project.Fixing;
import mailauth.cli.render.FixText;
import mailauth.core.check.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Has what a check finds repaired in the YAML. */
final class FixOptions {
  @Option(
      names = "--fix",
      description = "Edits the YAML in place so that findings go away; comments and layout stay.")
  private boolean fix;

  @Option(names = "--dry-run", description = "With --fix: shows the edits and writes nothing.")
  private boolean dry;

  @Option(
      names = "--reports",
      paramLabel = "ADDRESS",
      description = "With --fix: where reports shall go, where no address is declared.")
  private @Nullable String reports;

  /** Refuses what does not go together. */
  void check(MailauthCommand mailauth, List<String> names) {
    if (!fix && (dry || reports != null)) {
      throw mailauth.wrongUsage("%s goes with --fix".formatted(dry ? "--dry-run" : "--reports"));
    }
    if (fix && !names.isEmpty()) {
      throw mailauth.wrongUsage(
          "--fix edits the YAML: take --domain %s in place of the name"
              .formatted(names.getFirst()));
    }
  }

  /** Fixes, if that was asked for, and says what. */
  void fix(MailauthCommand mailauth, List<Report> found) {
    if (!fix) {
      return;
    }
    var fixing =
        Fixing.of(mailauth.file(), mailauth.hostTypes(), found, Optional.ofNullable(reports));
    if (!dry) {
      fixing.write();
    }
    boolean isText = mailauth.output() == Output.text;
    var terminal = mailauth.terminal();
    (isText ? terminal.out() : terminal.err()).print(FixText.of(fixing, mailauth.style(), !dry));
  }
}
