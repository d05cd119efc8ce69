package mailauth.core.check;

import java.util.List;
import mailauth.core.check.issue.Issue;
import mailauth.core.lint.Severity;

/** How a group stands; the worst letter is the domain's own. */
public enum Grade {
  /** Neither errors nor warnings. */
  A,
  /** One or two warnings. */
  B,
  /** More warnings. */
  C,
  /** An error. */
  D,
  /** More than one error. */
  F;

  static Grade of(List<Issue> issues) {
    long errors = issues.stream().filter(issue -> issue.severity() == Severity.ERROR).count();
    long warnings = issues.stream().filter(issue -> issue.severity() == Severity.WARNING).count();
    if (errors > 0) {
      return errors == 1 ? D : F;
    }
    return warnings == 0 ? A : warnings <= 2 ? B : C;
  }
}
