package mailauth.cli.gates;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.plan.registry.Rule;

/** Rules as lines for a terminal. */
public final class RuleText {
  private RuleText() {}

  /** A line for a list. */
  public static String line(Rule rule) {
    return "%-34s %-22s %s".formatted(rule.id(), RuleWords.outcomes(rule), rule.rule());
  }

  /** All that there is to say of one. */
  public static List<String> of(Rule rule) {
    var lines = new ArrayList<String>();
    lines.add(rule.id());
    lines.add("  rule     " + rule.rule());
    lines.add("  why      " + rule.why());
    lines.add("  says     " + RuleWords.outcomes(rule));
    lines.add("  past it  " + RuleWords.past(rule));
    return lines;
  }
}
