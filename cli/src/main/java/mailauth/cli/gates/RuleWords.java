package mailauth.cli.gates;

import static java.util.stream.Collectors.joining;

import mailauth.core.plan.Gate.Outcome;
import mailauth.core.plan.registry.Rule;
import mailauth.core.plan.registry.Rule.Keeping;

/** What text and pages say alike of a rule. */
final class RuleWords {
  private RuleWords() {}

  /** What a plan may say, or that the program itself sees to it. */
  static String outcomes(Rule rule) {
    return switch (rule.keeping()) {
      case Keeping.Judged(var outcomes, var past) ->
          outcomes.stream().map(Outcome::text).collect(joining(", "));
      case Keeping.Enforced enforced -> "always kept";
    };
  }

  /** How to get past it. */
  static String past(Rule rule) {
    return switch (rule.keeping()) {
      case Keeping.Enforced(var how) -> how;
      case Keeping.Judged(var outcomes, var past) ->
          past.orElseGet(() ->
              outcomes.contains(Outcome.BLOCK) || outcomes.contains(Outcome.UNKNOWN)
                  ? "an override with a reason and an end"
                  : outcomes.contains(Outcome.CONFIRM)
                      ? "agreeing to the plan"
                      : "nothing to do: it only warns");
    };
  }
}
