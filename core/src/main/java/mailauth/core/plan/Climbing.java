package mailauth.core.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mailauth.core.config.OverrideConfig;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Ladder;
import mailauth.core.posture.Posture;
import mailauth.core.rollout.Decision;
import mailauth.core.rollout.Rollout;

/**
 * Plans a domain whose policies climb ladders: the next stage is in the plan only where no gate is
 * against it, and else today's stays.
 */
public final class Climbing {
  static final String STEP_BACK = "ROLLOUT_STEP_BACK";

  private final Picture picture;
  private final String providerType;
  private final UnaryOperator<DomainPlan> judged;
  private final List<Decision> decisions;
  private final Map<Ladder, List<Progress.Missing>> missing = new LinkedHashMap<>();

  private Climbing(Picture picture, String providerType, UnaryOperator<DomainPlan> judged) {
    this.picture = picture;
    this.providerType = providerType;
    this.judged = judged;
    this.decisions = Rollout.decide(RolloutGates.sight(picture));
  }

  /**
   * Plans one domain.
   *
   * @param providerType the kind of host that keeps it
   * @param judged has others look at a plan: those who know the host, and who override gates
   */
  public static DomainPlan plan(
      Picture picture, String providerType, UnaryOperator<DomainPlan> judged) {
    return new Climbing(picture, providerType, judged).plan();
  }

  /**
   * What shall stand, each ladder at the stage that a plan would bring it to.
   *
   * @param judged as for {@link #plan}
   */
  public static Posture posture(
      Picture picture, String providerType, UnaryOperator<DomainPlan> judged) {
    if (picture.posture().ladders().isEmpty()) {
      return picture.posture();
    }
    var climbing = new Climbing(picture, providerType, judged);
    climbing.plan();
    return climbing.posture();
  }

  private DomainPlan plan() {
    decisions.forEach(decision -> missing.put(decision.ladder(), missing(decision)));
    while (true) {
      var plan = judged.apply(Planner.plan(picture.with(posture()), providerType));
      boolean held = false;
      for (var decision : decisions) {
        var against = advances(decision) ? blocking(plan, decision) : List.<Progress.Missing>of();
        if (!against.isEmpty()) {
          missing.put(decision.ladder(), against);
          held = true;
        }
      }
      if (!held) {
        return marked(plan);
      }
    }
  }

  /** What is missing and nobody takes on themselves. */
  private List<Progress.Missing> missing(Decision decision) {
    return decision.conditions().stream()
        .filter(condition -> condition.isMissing() && !isOverridden(condition.gate()))
        .map(condition -> new Progress.Missing(condition.gate(), condition.message()))
        .toList();
  }

  private boolean isOverridden(String gate) {
    return picture.config().overrides().stream()
        .filter(override -> !override.isOver(picture.date()))
        .map(OverrideConfig::gate)
        .anyMatch(gate::equals);
  }

  private static List<Progress.Missing> blocking(DomainPlan plan, Decision decision) {
    return changes(plan, decision.ladder())
        .flatMap(Change::blocking)
        .map(gate -> new Progress.Missing(gate.id(), gate.message()))
        .toList();
  }

  private static Stream<Change> changes(DomainPlan plan, Ladder ladder) {
    return plan.changes().stream().filter(change -> isOf(change, ladder));
  }

  private static boolean isOf(Change change, Ladder ladder) {
    return change.key().equals(ladder.key()) && change.purpose() == ladder.purpose();
  }

  private boolean advances(Decision decision) {
    return decision.setback().isEmpty()
        && decision.next().isPresent()
        && missing.getOrDefault(decision.ladder(), List.of()).isEmpty();
  }

  private Posture posture() {
    var posture = picture.posture();
    for (var decision : decisions) {
      posture = with(posture, decision);
    }
    return posture;
  }

  private Posture with(Posture posture, Decision decision) {
    Optional<Desired> record =
        decision.setback().isPresent()
            ? decision.setback().map(Decision.Back::desired)
            : advances(decision) ? decision.next() : decision.stays();
    return record
        .map(posture::with)
        .orElseGet(() -> posture.without(decision.ladder().key(), decision.ladder().purpose()));
  }

  private DomainPlan marked(DomainPlan plan) {
    if (plan.failure().isPresent()) {
      return plan;
    }
    var changes = new ArrayList<>(plan.changes());
    for (var decision : decisions) {
      changes.replaceAll(
          change -> isOf(change, decision.ladder()) ? explained(change, decision) : change);
    }
    return plan.with(changes, decisions.stream().map(this::progress).toList());
  }

  private Change explained(Change change, Decision decision) {
    var effects = new ArrayList<>(change.effects());
    var gates = new ArrayList<>(change.gates());
    var ladder = decision.ladder();
    int planned = planned(decision);
    if (planned != decision.at() && planned >= 0) {
      effects.addFirst(
          "rollout %s, stage %d of %d: %s"
              .formatted(
                  ladder.profile(),
                  planned + 1,
                  ladder.rungs().size(),
                  ladder.rungs().get(planned).text()));
    }
    decision
        .setback()
        .ifPresent(back -> {
          gates.replaceAll(gate -> ladder.goesBack() ? milder(gate) : gate);
          gates.add(
              overridden(
                  new Gate(
                      STEP_BACK,
                      ladder.goesBack() ? Gate.Outcome.WARN : Gate.Outcome.CONFIRM,
                      back.why().message())));
        });
    return change.explained(effects, gates);
  }

  /** Whoever chose to go back by themselves has agreed to that already. */
  private static Gate milder(Gate gate) {
    return gate.id().equals("DMARC_WEAKENED")
        ? new Gate(gate.id(), Gate.Outcome.WARN, gate.message())
        : gate;
  }

  private Gate overridden(Gate gate) {
    return picture.config().overrides().stream()
        .filter(override -> override.gate().equals(gate.id()) && !override.isOver(picture.date()))
        .findFirst()
        .map(o -> gate.with(Optional.of(new Gate.Overridden(o.reason(), o.until()))))
        .orElse(gate);
  }

  private int planned(Decision decision) {
    return decision
        .setback()
        .map(back -> back.why().to())
        .orElse(advances(decision) ? decision.at() + 1 : decision.at());
  }

  private Progress progress(Decision decision) {
    var ladder = decision.ladder();
    return new Progress(
        ladder.name(),
        ladder.purpose(),
        ladder.profile(),
        ladder.rungs().stream().map(Ladder.Rung::text).toList(),
        decision.at(),
        decision.stage(),
        decision.since(),
        planned(decision),
        missing.getOrDefault(ladder, List.of()),
        decision.earliest().map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC)),
        decision.setback().map(back -> back.why().message()));
  }
}
