package mailauth.core.plan;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.evidence.Evidence;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfLimits;

/** The verdicts on a change of an SPF record (RFC 7208 sections 4.6.4, 4.5 and 3.4). */
final class SpfGates {
  /** From here on the next sender may break the record. */
  private static final int FEW_LEFT = SpfLimits.LOOKUPS - 1;

  private final SpfStudy study;
  private final int recordsToday;
  private final SpfBudget budget;
  private final Evidence evidence;

  SpfGates(SpfStudy study, int recordsToday, SpfBudget budget, Evidence evidence) {
    this.study = study;
    this.recordsToday = recordsToday;
    this.budget = budget;
    this.evidence = evidence;
  }

  List<Gate> all() {
    return Stream.of(
            several(),
            new SpfRemoval(study.impact(), evidence).gate(),
            new SpfWidening(study).gate(),
            neutral(),
            faults(),
            unanswered(),
            lookups(),
            voids(),
            size())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Gate> neutral() {
    return gate(
        study.all() == Qualifier.NEUTRAL
            && !study.allBefore().equals(Optional.of(Qualifier.NEUTRAL)),
        "SPF_ALL_NEUTRAL",
        Gate.Outcome.CONFIRM,
        "?all tells receivers nothing about servers that are not declared; softfail is the usual"
            + " choice");
  }

  /** No fault of the record: it stops what makes receivers stricter, and a person sees it else. */
  private Optional<Gate> unanswered() {
    return gate(
        !study.unanswered().isEmpty(),
        "SPF_TEMPERROR",
        Gate.Outcome.UNKNOWN,
        "DNS did not answer for all that the record includes, so nobody knows what it means: %s"
            .formatted(String.join("; ", study.unanswered())));
  }

  private Optional<Gate> several() {
    return gate(
        recordsToday > 1,
        "SPF_MULTIPLE_RECORDS",
        Gate.Outcome.WARN,
        "%d SPF records stand there, so every receiver answers permerror (RFC 7208 section 4.5);"
                .formatted(recordsToday)
            + " they become one");
  }

  private Optional<Gate> faults() {
    return gate(
        !study.faults().isEmpty(),
        "SPF_PERMERROR",
        Gate.Outcome.BLOCK,
        "receivers would answer permerror: %s; take the sender out or mend its record"
            .formatted(String.join("; ", study.faults())));
  }

  private Optional<Gate> lookups() {
    int lookups = study.impact().lookups();
    if (lookups > SpfLimits.LOOKUPS) {
      return Optional.of(
          new Gate(
              "SPF_LOOKUP_LIMIT",
              Gate.Outcome.BLOCK,
              "%d lookups, and receivers take %d (%s); %s"
                  .formatted(lookups, SpfLimits.LOOKUPS, budget.costs(), budget.offers())));
    }
    return gate(
        lookups >= FEW_LEFT,
        "SPF_LOOKUP_LIMIT",
        Gate.Outcome.WARN,
        "%d of %d lookups are used: %s".formatted(lookups, SpfLimits.LOOKUPS, budget.costs()));
  }

  private Optional<Gate> voids() {
    int voids = study.impact().voidLookups();
    return gate(
        voids > SpfLimits.VOID_LOOKUPS,
        "SPF_VOID_LOOKUP_LIMIT",
        Gate.Outcome.BLOCK,
        "%d questions have no answer, and receivers take %d: %s"
            .formatted(voids, SpfLimits.VOID_LOOKUPS, voidTerms()));
  }

  private Optional<Gate> size() {
    int octets = study.impact().octets();
    var outcome = octets > AnswerSize.PLAIN_UDP ? Gate.Outcome.CONFIRM : Gate.Outcome.WARN;
    return gate(
        octets > AnswerSize.ADVISED,
        "SPF_ANSWER_SIZE",
        outcome,
        "the answer at the name takes %d octets with all its TXT values; up to %d pass everywhere"
            .formatted(octets, AnswerSize.ADVISED));
  }

  private String voidTerms() {
    return study.branches().stream()
        .filter(branch -> branch.voids().worst() > 0)
        .map(branch -> branch.term().text())
        .collect(joining(", "));
  }

  private static Optional<Gate> gate(
      boolean holds, String id, Gate.Outcome outcome, String message) {
    return holds ? Optional.of(new Gate(id, outcome, message)) : Optional.empty();
  }
}
