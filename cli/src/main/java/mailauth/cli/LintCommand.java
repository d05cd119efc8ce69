package mailauth.cli;

import java.util.concurrent.Callable;
import mailauth.cli.render.LintText;
import mailauth.core.lint.LintJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Checks one record that a person holds in the hand. */
@Command(
    name = "lint",
    description = "Checks the text of one record, offline; exits with 1 where it is not valid.")
final class LintCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @ParentCommand private MailauthCommand mailauth;

  @Parameters(
      index = "0",
      paramLabel = "TYPE",
      converter = LintType.Names.class,
      completionCandidates = LintType.Names.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private LintType type;

  @Parameters(
      index = "1",
      paramLabel = "TEXT",
      description = "The record, or - to read it from standard input.")
  private String text;

  @Override
  public Integer call() {
    var report = type.lint(text.equals(STANDARD_INPUT) ? input() : text);
    var out = mailauth.terminal().out();
    switch (mailauth.format()) {
      case text -> out.print(LintText.of(report, mailauth.style()));
      case json -> out.print(LintJson.write(report));
      case markdown, html -> throw mailauth.wrongUsage("lint writes --format text or json");
    }
    return report.valid() ? ExitCode.DONE : ExitCode.ERROR;
  }

  /** A record is one line, and its line feed no part of it; a policy's lines all count. */
  private String input() {
    var read = mailauth.terminal().input();
    return type == LintType.MTA_STS_POLICY ? read : read.stripTrailing();
  }
}
