package mailauth.core.plan;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.Serving;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;
import mailauth.core.rollout.ByHand;
import mailauth.core.rollout.Condition;
import mailauth.core.rollout.Decision;
import mailauth.core.rollout.Memory;
import mailauth.core.rollout.Rollout;
import mailauth.core.rollout.Sight;
import mailauth.core.rollout.StageText;

/** Whether what was seen of a policy bears a stricter one, by a rollout or by hand. */
final class RolloutGates {
  private final Sight sight;

  RolloutGates(Picture picture) {
    this.sight = sight(picture);
  }

  static Sight sight(Picture picture) {
    return new Sight(
        picture.posture(),
        picture.today()::rrset,
        picture.today().files(),
        name -> receives(name, picture),
        new Inventory(picture)::postsToLists,
        name -> served(name, picture),
        Memory.of(picture.memory()).asOf(picture.now()),
        picture.evidence(),
        picture.now());
  }

  /** Asked only of a record that somebody else made. */
  private static Optional<MtaStsPolicy> served(Name name, Picture picture) {
    return switch (Serving.of(picture.world().web(), name, "")) {
      case Serving.Announced(var policy, var flaws) -> Optional.of(policy);
      case Serving.Other(var why, var policy, var isReached) -> policy;
      case Serving.Unknown unknown -> Optional.empty();
    };
  }

  /** The verdicts on a record that shall stand. */
  List<Gate> of(Desired desired) {
    var ladder =
        Rollout.decide(sight).stream()
            .filter(decision ->
                decision.ladder().purpose() == desired.purpose()
                    && decision.ladder().key().equals(desired.key()))
            .findFirst();
    return ladder
        .map(decision -> climbing(decision, desired))
        .orElseGet(() -> byHand(desired))
        .stream()
        .map(RolloutGates::gate)
        .toList();
  }

  private static List<Condition> climbing(Decision decision, Desired desired) {
    boolean isNext = decision.next().flatMap(StageText::of).equals(StageText.of(desired));
    return isNext ? decision.conditions() : List.of();
  }

  private List<Condition> byHand(Desired desired) {
    return desired instanceof Desired.Value value && value.purpose() == Purpose.DMARC
        ? ByHand.conditions(value, sight)
        : List.of();
  }

  static Gate gate(Condition condition) {
    var outcome =
        switch (condition.verdict()) {
          case MET -> Gate.Outcome.PASS;
          case CONFIRM -> Gate.Outcome.CONFIRM;
          case UNKNOWN -> Gate.Outcome.UNKNOWN;
          case UNMET -> Gate.Outcome.BLOCK;
        };
    return new Gate(condition.gate(), outcome, condition.message());
  }

  /** Its own zone tells first: elsewhere what stands there may be known late. */
  private static boolean receives(Name name, Picture picture) {
    var here = picture.today().rrset(new RRsetKey(name, RecordType.MX));
    return here.isPresent()
        ? hasHost(here.get())
        : picture.dns().query(name, RecordType.MX) instanceof Answer.Found found
            && hasHost(found.rrset());
  }

  private static boolean hasHost(RRset mx) {
    return mx.records().stream()
        .anyMatch(record -> record instanceof Rdata.Mx host && !host.equals(Rdata.Mx.NULL));
  }
}
