package mailauth.cli.render;

import java.util.List;
import mailauth.core.check.Report;
import mailauth.core.check.issue.Issue;

/** Reports as a comment on a pull request, or a page of a wiki. */
public final class CheckMarkdown {
  private final StringBuilder out = new StringBuilder();

  private CheckMarkdown() {}

  public static String of(List<Report> reports) {
    var markdown = new CheckMarkdown();
    markdown.line("### mailauth check");
    reports.forEach(markdown::add);
    return markdown.out.toString();
  }

  private void add(Report report) {
    line("").line("#### %s: grade %s".formatted(report.domain(), CheckWords.grade(report)));
    line("").line(CheckWords.counts(report) + ".").line("");
    line("| Grade | Group | Findings |").line("|---|---|---|");
    for (var section : report.sections()) {
      if (CheckWords.isShown(section)) {
        line(
            "| %s | %s | %d |"
                .formatted(
                    CheckWords.grade(section), section.group().title(), section.issues().size()));
      }
    }
    report.sections().forEach(section -> section.issues().forEach(this::add));
    if (!report.services().isEmpty()) {
      line("").line("Services that the records show:").line("");
      report.services().forEach(service -> line("- " + Markdown.text(CheckWords.service(service))));
    }
    if (!report.gaps().isEmpty()) {
      line("").line("Could not be found out:").line("");
      report
          .gaps()
          .forEach(gap ->
              line("- %s: %s".formatted(Markdown.code(gap.place()), Markdown.text(gap.reason()))));
    }
  }

  private void add(Issue issue) {
    line("");
    line(
        "- **%s %s** %s"
            .formatted(
                CheckWords.severity(issue.severity()),
                issue.check().id(),
                Markdown.text(issue.message())));
    line("  %s".formatted(issue.check().means()));
    line("  *Fix:* %s (%s)".formatted(Markdown.text(issue.check().fix()), issue.reference()));
    issue.repaired().filter(repaired -> repaired).ifPresent(r -> line("  " + CheckWords.REPAIRED));
    for (var evidence : issue.evidence()) {
      for (var said : evidence.said().lines().toList()) {
        line("  - %s: %s".formatted(Markdown.text(evidence.source()), Markdown.code(said)));
      }
    }
  }

  private CheckMarkdown line(String text) {
    out.append(text).append('\n');
    return this;
  }
}
