package mailauth.cli.gates;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.plan.registry.Rule;
import mailauth.core.plan.registry.Rules;
import mailauth.core.plan.registry.Subject;

/** All rules as a page: {@code docs/safety.md} is made from it. */
public final class RulePage {
  private static final List<String> HEAD =
      """
      # Safety

      Every rule that stands between a mistake and your mail. This page is what `mailauth gates --format markdown`
      prints; `mailauth gates ID` shows one rule.

      A gate looks at the YAML, today's DNS, the planned changes, the [reports](reports.md) of receivers, what the
      [state](state.md) remembers, and the clock, and says in the plan what it finds, with the figure behind it and what
      would turn it green.

      | it says | which means |
      |---|---|
      | `pass` | it looked, and all is well; text leaves it out, JSON has it |
      | `warn` | worth knowing; nothing is stopped |
      | `confirm` | a person must agree, together with the plan or by `--auto-approve` |
      | `unknown` | there is nothing to judge by: it stops what makes receivers stricter, and only warns otherwise |
      | `block` | nothing is written, and `apply` ends with [exit code 3](exit-codes.md) |

      What you know better goes into the YAML as an [override](yaml.md#overrides): the gate's id, the reason, and the last
      day on which it holds. The plan shows it as ever, with the reason beside it. `apply` judges a saved plan again, by
      what DNS says then: a gate that has become `block` stops it.
      """
          .lines()
          .toList();

  private RulePage() {}

  /** The page, lines without their line ends. */
  public static List<String> lines() {
    var lines = new ArrayList<>(HEAD);
    for (var subject : Subject.values()) {
      lines.add("");
      lines.add("## " + subject.title());
      lines.add("");
      lines.add("| Gate | No. | Rule | Why | Says | Past it |");
      lines.add("|---|---|---|---|---|---|");
      Rules.of(subject).stream().map(RulePage::row).forEach(lines::add);
    }
    return lines;
  }

  private static String row(Rule rule) {
    return "| `%s` | %s | %s | %s | %s | %s |"
        .formatted(
            rule.id(),
            String.join(", ", rule.numbers()),
            rule.rule(),
            rule.why(),
            RuleWords.outcomes(rule),
            RuleWords.past(rule))
        .replace("|  |", "| |");
  }
}
