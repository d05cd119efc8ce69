package mailauth.core.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.Purpose;
import mailauth.core.rollout.Memory;
import mailauth.core.rollout.StageText;

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
    // An SPF record that climbs asks what DMARC says, whether or not that is declared.
    posture.ladders().stream()
        .filter(ladder -> ladder.purpose() == Purpose.SPF)
        .map(ladder -> new RRsetKey(Name.of("_dmarc").under(ladder.name()), RecordType.TXT))
        .forEach(keys::add);
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
        notices,
        stages(posture),
        List.of());
  }

  /** What is remembered of policies: of DMARC always, of others where they climb. */
  private static List<Memory.Mark> stages(Posture posture) {
    return posture.desired().stream()
        .filter(desired -> desired.purpose() == Purpose.DMARC || climbs(desired, posture))
        .flatMap(desired ->
            StageText.of(desired)
                .flatMap(text ->
                    Memory.Key.of(desired.key(), desired.purpose())
                        .map(key -> new Memory.Mark(key.name(), key.purpose(), text)))
                .stream())
        .toList();
  }

  private static boolean climbs(Desired desired, Posture posture) {
    return posture.ladders().stream()
        .anyMatch(
            ladder -> ladder.purpose() == desired.purpose() && ladder.key().equals(desired.key()));
  }

  /** Why a posture cannot be planned yet. */
  private static Optional<String> notLocked(Posture posture) {
    return posture.desired().stream()
        .flatMap(d ->
            d instanceof Desired.Spf spf ? FlattenNotices.notLocked(spf).stream() : Stream.empty())
        .findFirst();
  }
}
