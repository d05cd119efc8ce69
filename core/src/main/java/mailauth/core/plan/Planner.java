package mailauth.core.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import mailauth.core.dns.RRsetKey;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;

/**
 * Compares a posture with today's DNS. What hosts hold is read before; only what records include
 * and point at is asked for on the way.
 */
public final class Planner {
  private Planner() {}

  /** The RRsets that planning compares, besides {@link #neighbours}. */
  public static SequencedSet<RRsetKey> reads(Posture posture, Ownership owned) {
    var keys = new LinkedHashSet<RRsetKey>();
    posture.desired().forEach(desired -> keys.add(desired.key()));
    for (var desired : posture.desired()) {
      if (desired instanceof Desired.Spf spf) {
        keys.addAll(Pieces.keys(spf, owned));
      }
    }
    owned.created().stream().map(Owned::key).sorted().forEach(keys::add);
    return keys;
  }

  /** The RRsets that could stand in the way of the CNAMEs that are not there yet. */
  public static SequencedSet<RRsetKey> neighbours(Posture posture, Observation today) {
    var keys = new LinkedHashSet<RRsetKey>();
    posture.desired().stream()
        .map(Desired::key)
        .filter(key -> today.rrset(key).isEmpty())
        .forEach(key -> keys.addAll(Collisions.inTheWay(key)));
    return keys;
  }

  /**
   * Plans one domain.
   *
   * @param providerType the kind of host that keeps it
   */
  public static DomainPlan plan(Picture picture, String providerType) {
    var posture = picture.posture();
    return notLocked(posture)
        .map(why -> DomainPlan.failed(posture.domain(), posture.provider(), providerType, why))
        .orElseGet(() -> plan(Planned.of(picture), providerType));
  }

  private static DomainPlan plan(Planned planned, String providerType) {
    var meaning = new Meaning(planned.picture());
    var judge = new Judge(planned);
    var changes =
        planned.comparisons().stream()
            .map(comparison ->
                comparison.change().explained(meaning.effects(comparison), judge.of(comparison)))
            .toList();
    return plan(planned, providerType, changes, judge.ofDomain());
  }

  /** The same changes without what they mean and what is to be said against them. */
  public static DomainPlan compare(Picture picture, String providerType) {
    var posture = picture.posture();
    return notLocked(posture)
        .map(why -> DomainPlan.failed(posture.domain(), posture.provider(), providerType, why))
        .orElseGet(() -> {
          var planned = Planned.of(picture);
          return plan(planned, providerType, planned.changes(), List.of());
        });
  }

  private static DomainPlan plan(
      Planned planned, String providerType, List<Change> changes, List<Gate> notices) {
    var picture = planned.picture();
    var posture = picture.posture();
    return new DomainPlan(
        posture.domain(),
        posture.provider(),
        providerType,
        ChangeOrder.sorted(changes),
        planned.unchanged(),
        OwnershipAfter.of(posture, picture.today(), picture.owned(), planned.drafts()),
        Optional.empty(),
        notices);
  }

  /** Why a posture cannot be planned yet. */
  private static Optional<String> notLocked(Posture posture) {
    return posture.desired().stream()
        .flatMap(d ->
            d instanceof Desired.Spf spf ? FlattenNotices.notLocked(spf).stream() : Stream.empty())
        .findFirst();
  }
}
