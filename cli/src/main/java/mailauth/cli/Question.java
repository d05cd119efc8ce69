package mailauth.cli;

import java.util.List;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.core.plan.Plan;

/** What a person is asked before a plan is carried out. */
final class Question {
  private Question() {}

  /** The ids of the gates that a person must agree to, sorted. */
  static List<String> toConfirm(Plan plan) {
    return plan.domains().stream()
        .flatMap(DomainPlan::gates)
        .filter(Gate::needsConfirmation)
        .map(Gate::id)
        .distinct()
        .sorted()
        .toList();
  }

  static String asked(List<String> toConfirm) {
    return toConfirm.isEmpty()
        ? "Apply these changes? Only 'yes' does: "
        : "Apply these changes and confirm %s? Only 'yes' does: ".formatted(all(toConfirm));
  }

  /** What is said where nobody can be asked. */
  static String unasked(List<String> toConfirm) {
    return "nobody is here to approve the plan%s; use --auto-approve, or apply a saved plan"
        .formatted(toConfirm.isEmpty() ? "" : " and confirm " + all(toConfirm));
  }

  private static String all(List<String> ids) {
    return String.join(", ", ids);
  }
}
