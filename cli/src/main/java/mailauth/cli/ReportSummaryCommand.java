package mailauth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import mailauth.cli.report.SummaryHtml;
import mailauth.cli.report.SummaryJson;
import mailauth.cli.report.SummaryMarkdown;
import mailauth.cli.report.SummaryText;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows who sends. */
@Command(
    name = "summary",
    description = "Shows for each domain who sends in its name, how much, and what passes.")
final class ReportSummaryCommand implements Callable<Integer> {
  @ParentCommand private ReportCommand report;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Only what is about this day or later, such as 2026-11-20.")
  private @Nullable LocalDate since;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also writes a page with charts, which needs nothing else.")
  private @Nullable Path html;

  @Override
  public Integer call() {
    var mailauth = report.mailauth();
    try (var project = mailauth.open()) {
      var from = since == null ? LocalDate.MIN : since;
      var domains =
          project.evidence(mailauth.selection()).stream()
              .map(evidence -> evidence.since(from))
              .toList();
      if (html != null) {
        save(html, SummaryHtml.of(domains));
      }
      mailauth
          .terminal()
          .out()
          .print(
              switch (mailauth.format()) {
                case text -> SummaryText.of(domains, mailauth.style());
                case json -> SummaryJson.of(domains);
                case markdown -> SummaryMarkdown.of(domains);
                case html -> SummaryHtml.of(domains);
              });
      return ExitCode.DONE;
    }
  }

  private static void save(Path file, String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new HostException("the page cannot be written to %s: %s".formatted(file, e), e);
    }
  }
}
