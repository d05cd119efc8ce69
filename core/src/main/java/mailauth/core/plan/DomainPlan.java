package mailauth.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mailauth.core.dns.Name;

/**
 * One domain's part of a plan.
 *
 * @param provider the name that the YAML gives the host
 * @param providerType the kind of host
 * @param changes in the order in which they shall be made
 * @param unchanged how many declared values stand as they should
 * @param ownership what we own once the changes are made
 * @param failure why the domain could not be planned
 * @param notices verdicts on the domain as it stands, whatever changes
 */
public record DomainPlan(
    Name domain,
    String provider,
    String providerType,
    List<Change> changes,
    int unchanged,
    Ownership ownership,
    Optional<String> failure,
    List<Gate> notices) {
  public DomainPlan {
    changes = List.copyOf(changes);
    notices = List.copyOf(notices);
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
    this(domain, provider, providerType, changes, unchanged, ownership, failure, List.of());
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
    return new DomainPlan(
        domain, provider, providerType, judged, unchanged, ownership, failure, notices);
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
                    .orElse(change))
            .toList();
    return new DomainPlan(
        domain, provider, providerType, judged, unchanged, ownership, failure, other.notices);
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
    return changes.stream().flatMap(Change::blocking);
  }

  /** This plan with its gates' verdicts seen anew. */
  DomainPlan regarding(UnaryOperator<Gate> view) {
    var regarded = changes.stream().map(change -> change.regarding(view)).toList();
    return new DomainPlan(
        domain,
        provider,
        providerType,
        regarded,
        unchanged,
        ownership,
        failure,
        notices.stream().map(view).toList());
  }

  public boolean isBlocked() {
    return blocking().findAny().isPresent();
  }
}
