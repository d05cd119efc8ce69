package mailauth.cli.render;

import mailauth.core.check.Grade;
import mailauth.core.check.Report;
import mailauth.core.check.issue.Issue;
import mailauth.core.lint.Severity;

/** Reports for a terminal. */
public final class CheckText {
  private final Style style;
  private final boolean verbose;
  private final StringBuilder out = new StringBuilder();

  private CheckText(Style style, boolean verbose) {
    this.style = style;
    this.verbose = verbose;
  }

  /**
   * One domain.
   *
   * @param verbose whether notes and the evidence of every finding are shown as well
   */
  public static String of(Report report, Style style, boolean verbose) {
    var text = new CheckText(style, verbose);
    text.add(report);
    return text.out.toString();
  }

  private void add(Report report) {
    line(
        "%s  grade %s"
            .formatted(
                style.strong(report.domain().text()),
                report.isUnknown() ? CheckWords.UNKNOWN : grade(report.grade())));
    report.sections().forEach(this::add);
    for (var service : report.services()) {
      line("  service %s".formatted(CheckWords.service(service)));
    }
    for (var gap : report.gaps()) {
      line("  unknown %s: %s".formatted(gap.place(), gap.reason()));
    }
    line("%s: %s.".formatted(report.domain(), CheckWords.counts(report)));
  }

  private void add(Report.Section section) {
    if (!CheckWords.isShown(section)) {
      return;
    }
    line(
        "  %s %-13s %s"
            .formatted(
                section.isUnused() || section.isUnknown()
                    ? CheckWords.grade(section)
                    : grade(section.grade()),
                section.group().title(),
                style.faint(section.group().about())));
    section.issues().stream()
        .filter(issue -> verbose || issue.severity() != Severity.INFO)
        .forEach(this::add);
    long notes =
        section.issues().stream().filter(issue -> issue.severity() == Severity.INFO).count();
    if (!verbose && notes > 0) {
      line("    %s".formatted(style.faint(Phrases.count(notes, "note", "notes") + " (-v)")));
    }
  }

  private void add(Issue issue) {
    line(
        "    %s %s: %s"
            .formatted(
                severity(issue.severity()), issue.check().id(), style.strong(issue.message())));
    line("      %s".formatted(issue.check().means()));
    line("      Fix: %s (%s)".formatted(issue.check().fix(), issue.reference()));
    issue
        .repaired()
        .filter(repaired -> repaired)
        .ifPresent(repaired -> line("      " + style.added(CheckWords.REPAIRED)));
    if (verbose) {
      for (var evidence : issue.evidence()) {
        for (var said : evidence.said().lines().toList()) {
          line("      %s".formatted(style.faint(evidence.source() + ": " + said)));
        }
      }
    }
  }

  private String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> style.removed(severity.text());
      case WARNING -> style.changed(severity.text());
      case INFO -> style.faint(CheckWords.severity(severity));
    };
  }

  private String grade(Grade grade) {
    return switch (grade) {
      case A -> style.added(grade.name());
      case B, C -> style.changed(grade.name());
      case D, F -> style.removed(grade.name());
    };
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
