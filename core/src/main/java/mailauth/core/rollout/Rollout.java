package mailauth.core.rollout;

import java.util.List;
import java.util.Optional;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Ladder;

/** Decides where each ladder of a domain stands and what is next. */
public final class Rollout {
  private Rollout() {}

  /** One decision for each ladder that the posture declares, in its order. */
  public static List<Decision> decide(Sight sight) {
    return sight.posture().ladders().stream().map(ladder -> decide(ladder, sight)).toList();
  }

  private static Decision decide(Ladder ladder, Sight sight) {
    var climb = climb(ladder, sight);
    var standing = climb.standing();
    int next = standing.at() + 1;
    boolean isTop = next == ladder.rungs().size();
    var conditions = isTop ? List.<Condition>of() : climb.before(next);
    return new Decision(
        ladder,
        standing.at(),
        standing.stage(),
        standing.since(),
        standing.at() < 0 ? Optional.empty() : Optional.of(climb.at(standing.at())),
        isTop ? Optional.empty() : Optional.of(climb.at(next)),
        conditions,
        climb.setback().map(why -> back(climb, why)));
  }

  private static Decision.Back back(Climb climb, Setback why) {
    Desired desired = climb.downTo(why.to());
    return new Decision.Back(why, desired);
  }

  private static Climb climb(Ladder ladder, Sight sight) {
    return switch (ladder.purpose()) {
      case DMARC -> new DmarcClimb(ladder, sight);
      case SPF -> new SpfClimb(ladder, sight);
      case MTA_STS -> new MtaStsClimb(ladder, sight);
      default -> throw new IllegalArgumentException("no ladder for " + ladder.purpose());
    };
  }
}
