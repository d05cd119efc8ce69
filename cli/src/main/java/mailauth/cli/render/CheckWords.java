package mailauth.cli.render;

import mailauth.core.check.Report;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.registry.Group;
import mailauth.core.check.service.Seen;
import mailauth.core.dns.RRsetKey;
import mailauth.core.lint.Severity;

/** What all forms of a report say alike. */
final class CheckWords {
  static final String REPAIRED = "The next apply repairs this.";

  static final String UNKNOWN = "?";

  private CheckWords() {}

  /** That a domain is not parked is nothing to report. */
  static boolean isShown(Report.Section section) {
    return section.group() != Group.PARKED || !section.issues().isEmpty();
  }

  /** A letter, or a dash where the domain does without; what nobody could look at has none. */
  static String grade(Report.Section section) {
    if (section.isUnknown()) {
      return UNKNOWN;
    }
    return section.isUnused() ? "-" : section.grade().name();
  }

  static String grade(Report report) {
    return report.isUnknown() ? UNKNOWN : report.grade().name();
  }

  static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  /** A service in one line. */
  static String service(Seen service) {
    var declared = service.declared().map(yes -> yes ? "" : ", not in the YAML").orElse("");
    return "%s (%s%s): %s"
        .formatted(
            service.title(),
            service.isCertain() ? "certain" : "likely",
            declared,
            String.join("; ", service.evidence()));
  }

  static String place(Issue issue) {
    return issue.rrset().map(RRsetKey::toString).orElse(issue.place());
  }

  static String checks(int count) {
    return Phrases.count(count, "check", "checks");
  }

  static String counts(Report report) {
    return "%s, %s and %s in %d checks"
        .formatted(
            Phrases.count(report.count(Severity.ERROR), "error", "errors"),
            Phrases.count(report.count(Severity.WARNING), "warning", "warnings"),
            Phrases.count(report.count(Severity.INFO), "note", "notes"),
            report.checks());
  }
}
