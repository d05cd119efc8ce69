package mailauth.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.rollout.Memory;

/**
 * One domain's part of a plan.
 *
 * @param provider the name that the YAML gives the host
 * @param providerType the kind of host
 * @param changes in the order in which they shall be made
 * @param unchanged how many declared values stand as they should
 * @param ownership what we own once the changes are made
 * @param failure why the domain could not be planned
 * @param notices verdicts on the domain as a whole
 * @param stages what policies say once the changes are made, for state to remember
 * @param rollouts where policies that climb a ladder stand
 */
public record DomainPlan(
    Name domain,
    String provider,
    String providerType,
    List<Change> changes,
    int unchanged,
    Ownership ownership,
    Optional<String> failure,
    List<Gate> notices,
    List<Memory.Mark> stages,
    List<Progress> rollouts) {
  public DomainPlan {
    changes = List.copyOf(changes);
    notices = List.copyOf(notices);
    stages = List.copyOf(stages);
    rollouts = List.copyOf(rollouts);
  }

  /** A part with nothing to say but of its changes. */
  public DomainPlan(
      Name domain,
      String provider,
      String providerType,
      List<Change> changes,
      int unchanged,
      Ownership ownership,
      Optional<String> failure) {
    this(
        domain,
        provider,
        providerType,
        changes,
        unchanged,
        ownership,
        failure,
        List.of(),
        List.of(),
        List.of());
  }

  public static DomainPlan failed(Name domain, String provider, String type, String why) {
    return new DomainPlan(domain, provider, type, List.of(), 0, Ownership.NONE, Optional.of(why));
  }

  /** This plan with one more gate on each change that a judge has something to say of. */
  public DomainPlan judged(Function<Change, Optional<Gate>> judge) {
    var judged =
        changes.stream()
            .map(change -> judge.apply(change).map(change::with).orElse(change))
            .toList();
    return with(judged, notices, rollouts);
  }

  /** This plan with one more verdict on the domain. */
  public DomainPlan noticing(Optional<Gate> gate) {
    return with(changes, Stream.concat(notices.stream(), gate.stream()).toList(), rollouts);
  }

  /** The same changes with the verdicts that a plan of another moment has on them. */
  DomainPlan judgedAs(DomainPlan other) {
    if (other.failure.isPresent()) {
      return this;
    }
    var judged =
        changes.stream()
            .map(change ->
                other.changes.stream()
                    .filter(change::makesSame)
                    .findFirst()
                    .map(same -> change.explained(change.effects(), same.gates()))
                    .orElseGet(() -> heldBack(change, other)))
            .toList();
    return with(judged, other.notices, other.rollouts);
  }

  /** A stage that must not be taken any more, where it still was when the plan was made. */
  private static Change heldBack(Change change, DomainPlan now) {
    var missing =
        now.rollouts.stream()
            .filter(progress ->
                Memory.Key.of(change.key(), change.purpose())
                    .filter(new Memory.Key(progress.name(), progress.purpose())::equals)
                    .isPresent())
            .flatMap(progress -> progress.missing().stream())
            .map(m -> new Gate(m.gate(), Gate.Outcome.BLOCK, m.message()));
    return change.explained(
        change.effects(), Stream.concat(change.gates().stream(), missing).toList());
  }

  public Stream<Gate> gates() {
    return Stream.concat(
        notices.stream(), changes.stream().flatMap(change -> change.gates().stream()));
  }

  /** Whether something outside changed that the YAML's owner should look at. */
  public boolean hasDrifted() {
    return notices.stream()
        .anyMatch(notice ->
            notice.id().equals(FlattenNotices.DRIFT) && notice.outcome() == Gate.Outcome.WARN);
  }

  /** The gates that stop it. */
  public Stream<Gate> blocking() {
    var ofAll = changes.isEmpty() ? Stream.<Gate>empty() : notices.stream().filter(Gate::blocks);
    return Stream.concat(ofAll, changes.stream().flatMap(Change::blocking));
  }

  /** This plan with its gates' verdicts seen anew. */
  DomainPlan regarding(UnaryOperator<Gate> view) {
    var regarded = changes.stream().map(change -> change.regarding(view)).toList();
    return with(regarded, notices.stream().map(view).toList(), rollouts);
  }

  public boolean isBlocked() {
    return blocking().findAny().isPresent();
  }

  /** This plan with its changes told anew, and where rollouts stand. */
  DomainPlan with(List<Change> nowChanges, List<Progress> nowRollouts) {
    return with(nowChanges, notices, nowRollouts);
  }

  private DomainPlan with(
      List<Change> nowChanges, List<Gate> nowNotices, List<Progress> nowRollouts) {
    return new DomainPlan(
        domain,
        provider,
        providerType,
        nowChanges,
        unchanged,
        ownership,
        failure,
        nowNotices,
        stages,
        nowRollouts);
  }
}
