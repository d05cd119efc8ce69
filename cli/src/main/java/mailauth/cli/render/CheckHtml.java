package mailauth.cli.render;

import static mailauth.cli.render.Html.element;
import static mailauth.cli.render.Html.escape;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import mailauth.core.check.Report;
import mailauth.core.check.issue.Issue;
import mailauth.core.lint.Severity;

/** Reports as a page. */
public final class CheckHtml {
  private final HtmlPage page;

  private CheckHtml(String title) {
    page = new HtmlPage(title);
  }

  public static String of(List<Report> reports) {
    var html = new CheckHtml("Mail check: " + names(reports));
    reports.forEach(html::add);
    return html.page.end(made(reports));
  }

  private void add(Report report) {
    line("<section><header>" + grade(CheckWords.grade(report)));
    line("<div><h1>%s</h1>".formatted(escape(report.domain().text())));
    line("<p class=\"lead\">%s</p></div></header>".formatted(escape(CheckWords.counts(report))));
    line("<ul class=\"groups\">");
    report.sections().stream()
        .filter(CheckWords::isShown)
        .forEach(section -> link(report, section));
    line("</ul>");
    report.sections().stream().filter(CheckWords::isShown).forEach(section -> add(report, section));
    if (!report.services().isEmpty()) {
      line("<h2>Services that the records show</h2><ul>");
      report
          .services()
          .forEach(service -> line("<li>%s</li>".formatted(escape(CheckWords.service(service)))));
      line("</ul>");
    }
    if (!report.gaps().isEmpty()) {
      line("<h2>What could not be found out</h2><ul>");
      for (var gap : report.gaps()) {
        line("<li>%s: %s</li>".formatted(escape(gap.place()), escape(gap.reason())));
      }
      line("</ul>");
    }
    line("</section>");
  }

  private void link(Report report, Report.Section section) {
    line(
        "<li><a href=\"#%s\">%s%s</a></li>"
            .formatted(
                anchor(report, section),
                grade(CheckWords.grade(section)),
                escape(section.group().title())));
  }

  private void add(Report report, Report.Section section) {
    line(
        "<h2 id=\"%s\">%s%s %s</h2>"
            .formatted(
                anchor(report, section),
                grade(CheckWords.grade(section)),
                escape(section.group().title()),
                element("span", "about", section.group().about())));
    if (section.issues().isEmpty()) {
      line(element("p", "clean", "Nothing found in %d checks.".formatted(section.checks())));
    }
    section.issues().forEach(this::add);
  }

  private void add(Issue issue) {
    var severity = issue.severity();
    line(
        "<details class=\"%s\"%s><summary>%s %s %s%s</summary><dl>"
            .formatted(
                severity.text(),
                severity == Severity.ERROR ? " open" : "",
                element("span", "severity", CheckWords.severity(severity)),
                escape(issue.message()),
                element("span", "id", issue.check().id()),
                repaired(issue)));
    line("<dt>It means</dt><dd>%s</dd>".formatted(escape(issue.check().means())));
    line("<dt>To fix it</dt><dd>%s</dd>".formatted(escape(issue.check().fix())));
    line("<dt>Where</dt><dd>%s</dd>".formatted(escape(CheckWords.place(issue))));
    line("<dt>See</dt><dd>%s</dd>".formatted(escape(issue.reference())));
    for (var evidence : issue.evidence()) {
      line("<dt>Said by</dt><dd>%s".formatted(escape(evidence.source())));
      line("<pre>%s</pre></dd>".formatted(escape(evidence.said())));
    }
    line("</dl></details>");
  }

  private static String repaired(Issue issue) {
    return issue.repaired().orElse(false)
        ? " " + element("span", "repaired", CheckWords.REPAIRED)
        : "";
  }

  private static String anchor(Report report, Report.Section section) {
    return escape(report.domain().text() + "-" + section.group().text());
  }

  private static String grade(String letter) {
    var type = letter.matches("[-?]") ? "none" : letter.toLowerCase(Locale.ROOT);
    return element("span", "grade " + type, letter);
  }

  private static String names(List<Report> reports) {
    return reports.size() == 1
        ? reports.getFirst().domain().text()
        : Phrases.count(reports.size(), "domain", "domains");
  }

  private static String made(List<Report> reports) {
    return "Made by mailauth at %s. Grades: A nothing to do, B and C warnings, D and F errors."
        .formatted(reports.getFirst().taken().truncatedTo(ChronoUnit.SECONDS));
  }

  private void line(String html) {
    page.line(html);
  }
}
