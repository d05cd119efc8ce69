package mailauth.cli.rollout;

import java.util.Comparator;
import java.util.List;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;
import mailauth.core.plan.Progress;

/**
 * Where rollouts stand.
 *
 * @param rollouts sorted by name
 * @param rotations the DKIM keys that are being replaced, sorted by domain
 * @param failed the domains of which nothing is known, as they could not be planned
 */
public record Status(List<Progress> rollouts, List<Rotation> rotations, List<DomainPlan> failed) {
  private static final Comparator<Progress> ORDER =
      Comparator.comparing(Progress::name).thenComparing(Progress::purpose);

  public Status {
    rollouts = rollouts.stream().sorted(ORDER).toList();
    rotations =
        rotations.stream()
            .sorted(Comparator.comparing(Rotation::domain).thenComparing(Rotation::old))
            .toList();
    failed = List.copyOf(failed);
  }

  /** What a plan tells of its domains. */
  public static Status of(Plan plan, List<Rotation> rotations) {
    return new Status(
        plan.domains().stream().flatMap(domain -> domain.rollouts().stream()).toList(),
        rotations,
        plan.domains().stream().filter(domain -> domain.failure().isPresent()).toList());
  }
}
