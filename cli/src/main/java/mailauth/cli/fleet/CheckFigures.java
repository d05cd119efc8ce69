package mailauth.cli.fleet;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import mailauth.core.check.Report;
import mailauth.core.lint.Severity;

/**
 * An audit in figures.
 *
 * @param findings by severity
 * @param grades how many domains have each grade, such as {@code A}
 * @param unknown domains of which too little could be found out for a grade
 */
public record CheckFigures(
    int domains, Map<Severity, Long> findings, Map<String, Long> grades, long unknown) {

  static CheckFigures of(Collection<Report> reports) {
    var findings = new EnumMap<Severity, Long>(Severity.class);
    for (var severity : Severity.values()) {
      findings.put(severity, 0L);
    }
    var grades = new TreeMap<String, Long>();
    for (var report : reports) {
      report.issues().forEach(issue -> findings.merge(issue.severity(), 1L, Long::sum));
      if (!report.isUnknown()) {
        grades.merge(report.grade().name(), 1L, Long::sum);
      }
    }
    return new CheckFigures(
        reports.size(), findings, grades, reports.stream().filter(Report::isUnknown).count());
  }
}
