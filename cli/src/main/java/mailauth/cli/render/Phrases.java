package mailauth.cli.render;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.core.plan.Plan;

/** The sentences that text and Markdown share. */
final class Phrases {
  private Phrases() {}

  static String domain(DomainPlan domain) {
    return "%s (%s %s)".formatted(domain.domain(), domain.providerType(), domain.provider());
  }

  /** What a change is about: the value it creates, or which value it touches. */
  static String subject(Change change) {
    return switch (change.action()) {
      case CREATE -> change.key() + " " + change.after().getFirst();
      case DELETE -> change.key() + " " + change.before().getFirst();
      case UPDATE ->
          switch (change.purpose()) {
            case SPF, SPF_PIECE -> change.key() + " \"v=spf1\"";
            case DMARC -> change.key() + " \"v=DMARC1\"";
            case MTA_STS -> change.key() + " \"v=STSv1\"";
            case TLS_RPT -> change.key() + " \"v=TLSRPTv1\"";
            case BIMI -> change.key() + " \"v=BIMI1\"";
            case DKIM, SERVICE, ADDITION, NULL_MX, DANE, REPORT_AUTHORIZATION ->
                change.key().toString();
          };
    };
  }

  /** Whether there is anything to say of a domain. */
  static boolean hasNews(DomainPlan domain) {
    return domain.failure().isPresent()
        || !domain.changes().isEmpty()
        || domain.notices().stream().anyMatch(Phrases::speaks);
  }

  /** Whether a gate has more to say than that all is well. */
  static boolean speaks(Gate gate) {
    return gate.outcome() != Gate.Outcome.PASS;
  }

  static String summary(Plan plan) {
    var summary = plan.summary();
    var sentences = new ArrayList<String>();
    boolean allFailed = summary.failed() > 0 && summary.failed() == summary.domains();
    if (!allFailed) {
      sentences.add(plan.isEmpty() ? noChanges(summary) : toChange(plan, summary));
    }
    gates(plan, Gate::needsConfirmation, "confirmation needed", "confirmations needed", sentences);
    gates(plan, Gate::blocks, "gate blocks", "gates block", sentences);
    gates(plan, Phrases::isOverridden, "gate is overridden", "gates are overridden", sentences);
    long drifted = plan.domains().stream().filter(DomainPlan::hasDrifted).count();
    if (drifted > 0) {
      sentences.add("What is flattened has drifted in %s.".formatted(domains((int) drifted)));
    }
    long waiting = Waiting.count(plan);
    if (waiting > 0) {
      sentences.add(
          "%s (mailauth rollout status)."
              .formatted(count(waiting, "rollout waits", "rollouts wait")));
    }
    if (summary.failed() > 0) {
      sentences.add(domains(summary.failed()) + " could not be planned.");
    }
    return String.join(" ", sentences);
  }

  private static String noChanges(Plan.Summary summary) {
    return "No changes: %s as declared in %s."
        .formatted(
            count(summary.unchanged(), "record stands", "records stand"),
            domains(summary.domains() - summary.failed()));
  }

  private static String toChange(Plan plan, Plan.Summary summary) {
    return "Plan: %d to create, %d to update, %d to delete in %s."
        .formatted(
            summary.create(),
            summary.update(),
            summary.delete(),
            domains((int) plan.domains().stream().filter(Phrases::changes).count()));
  }

  static String gate(Gate gate) {
    return "%s %s: %s%s"
        .formatted(
            gate.outcome().text(),
            gate.id(),
            gate.message(),
            gate.overridden().map(Phrases::override).orElse(""));
  }

  private static String override(Gate.Overridden override) {
    return "; overridden until %s: %s".formatted(override.until(), override.reason());
  }

  private static boolean isOverridden(Gate gate) {
    return gate.overridden().isPresent();
  }

  static String count(long count, String one, String many) {
    return "%,d %s".formatted(count, count == 1 ? one : many);
  }

  static String domains(int count) {
    return count(count, "domain", "domains");
  }

  private static boolean changes(DomainPlan domain) {
    return !domain.changes().isEmpty();
  }

  private static void gates(
      Plan plan, Predicate<Gate> which, String one, String many, List<String> sentences) {
    var ids = new TreeSet<String>();
    var count =
        plan.domains().stream()
            .flatMap(DomainPlan::gates)
            .filter(which)
            .peek(gate -> ids.add(gate.id()))
            .count();
    if (count > 0) {
      sentences.add(
          "%s (%s).".formatted(count(count, one, many), ids.stream().collect(joining(", "))));
    }
  }
}
