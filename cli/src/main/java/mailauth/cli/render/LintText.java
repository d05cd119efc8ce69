package mailauth.cli.render;

import static java.util.stream.Collectors.joining;

import java.util.List;
import mailauth.core.lint.Finding;
import mailauth.core.lint.LintReport;
import mailauth.core.lint.Severity;

/** A lint report for a terminal. */
public final class LintText {
  private LintText() {}

  /** The problems, one a line, then what receivers make of the record, then the verdict. */
  public static String of(LintReport report, Style style) {
    var out = new StringBuilder();
    report.problems().forEach(problem -> out.append(line(problem, style)).append('\n'));
    report
        .effective()
        .ifPresent(values ->
            values.forEach(
                (name, value) -> out.append("  %-9s %s\n".formatted(name, text(value)))));
    return out.append(style.strong(verdict(report))).append('\n').toString();
  }

  private static String line(Finding problem, Style style) {
    var place = problem.at() > 0 ? " at character " + (problem.at() + 1) : "";
    return "%s %s%s: %s (%s)"
        .formatted(
            severity(problem.severity(), style),
            problem.id(),
            place,
            problem.message(),
            problem.reference());
  }

  private static String severity(Severity severity, Style style) {
    return switch (severity) {
      case ERROR -> style.removed(severity.text());
      case WARNING -> style.changed(severity.text());
      case INFO -> style.faint(severity.text());
    };
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.isEmpty() ? "none" : list.stream().map(String::valueOf).collect(joining(" "))
        : value.equals("") ? "none" : value.toString();
  }

  private static String verdict(LintReport report) {
    if (!report.isRecord()) {
      return "%s: this is none, so receivers ignore it.".formatted(report.type());
    }
    if (!report.valid()) {
      return "%s: not valid, %s."
          .formatted(report.type(), count(report, Severity.ERROR, "error", "errors"));
    }
    var warnings = count(report, Severity.WARNING, "warning", "warnings");
    return "%s: valid, %s.".formatted(report.type(), warnings);
  }

  private static String count(LintReport report, Severity severity, String one, String many) {
    var count = report.problems().stream().filter(p -> p.severity() == severity).count();
    return count == 0 ? "no " + many : Phrases.count(count, one, many);
  }
}
