package mailauth.core.plan.registry;

import java.util.List;
import java.util.Optional;
import mailauth.core.plan.Gate;

/**
 * One rule that protects mail.
 *
 * @param id stable, such as {@code SPF_AUTHORIZATION_REMOVED}
 * @param numbers its numbers in the list that the rules come from, such as {@code G01}; may be none
 * @param rule what it says, in one plain sentence
 * @param why what goes wrong without it, in one sentence
 */
public record Rule(
    String id, Subject subject, List<String> numbers, String rule, String why, Keeping keeping) {
  public Rule {
    numbers = List.copyOf(numbers);
  }

  /** Who sees to it that a rule is kept. */
  public sealed interface Keeping {
    /**
     * A gate in the plan.
     *
     * @param outcomes what it may say besides pass
     * @param past how to get past it, where that is special
     */
    record Judged(List<Gate.Outcome> outcomes, Optional<String> past) implements Keeping {
      public Judged {
        outcomes = List.copyOf(outcomes);
      }
    }

    /**
     * The program itself, always.
     *
     * @param how what happens instead
     */
    record Enforced(String how) implements Keeping {}
  }

  /** Whether a plan shows it as a gate, which the YAML may name in an override. */
  public boolean isGate() {
    return keeping instanceof Keeping.Judged;
  }
}
