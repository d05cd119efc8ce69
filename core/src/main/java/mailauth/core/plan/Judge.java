package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;

/**
 * Has the gates look at what is planned: at each change, and at the domain as a whole. Gates are
 * pure functions over the {@link Planned}; each class of them has one subject.
 */
final class Judge {
  private final Planned planned;
  private final Picture picture;
  private final PostureGates posture;
  private final Exclusion exclusion;
  private final Collisions collisions;
  private final MtaStsGates mtaSts;
  private final RolloutGates rollout;

  Judge(Planned planned) {
    this.planned = planned;
    this.picture = planned.picture();
    this.posture = new PostureGates(picture.posture(), picture.dns());
    this.exclusion = new Exclusion(picture.posture());
    this.mtaSts = new MtaStsGates(picture);
    this.rollout = new RolloutGates(picture);
    this.collisions = new Collisions(picture.today(), planned.leaving());
  }

  /** The verdicts on one change. */
  List<Gate> of(Comparison comparison) {
    var gates = new ArrayList<>(own(comparison));
    gates.addAll(new DkimGates(picture).of(comparison));
    gates.addAll(new DmarcGates(picture).of(comparison));
    gates.addAll(new EnforcementGates(picture).of(comparison));
    gates.addAll(new TransportGates(planned).of(comparison));
    if (comparison instanceof Comparison.OfServerKeys(var keys, var change)) {
      new DaneReports(picture).of(keys, change).ifPresent(gates::add);
    }
    gates.addAll(new BimiGates(picture).of(comparison));
    if (!(comparison instanceof Comparison.OfLeaving)) {
      collisions.gate(comparison.change().key()).ifPresent(gates::add);
    }
    return gates;
  }

  /** The verdicts on the domain as a whole. */
  List<Gate> ofDomain() {
    var gates = new ArrayList<Gate>();
    planned.drafts().values().stream()
        .flatMap(draft -> FlattenNotices.of(draft, picture.dns()).stream())
        .forEach(gates::add);
    new VendorGates(picture).of(planned.changes()).ifPresent(gates::add);
    gates.addAll(new TransportGates(planned).ofDomain());
    gates.addAll(new DaneReports(picture).ofDomain());
    gates.addAll(new CautionGates(picture).of(planned.changes()));
    return gates;
  }

  private List<Gate> own(Comparison comparison) {
    return switch (comparison) {
      case Comparison.OfValue(var value, var change) -> ofValue(value, change);
      case Comparison.OfPolicy(var policy, var change) ->
          Stream.of(
                  MtaStsMeaning.gates(policy, change.before(), picture.dns()),
                  mtaSts.serving(change, policy).stream().toList(),
                  rollout.of(policy))
              .flatMap(List::stream)
              .toList();
      case Comparison.OfServerKeys(var keys, var change) -> new DaneGates(picture).of(keys, change);
      case Comparison.OfSpf spf -> ofSpf(spf);
      case Comparison.OfLeaving leaving when leaving.change().purpose() == Purpose.MTA_STS ->
          mtaSts.removal(leaving.change()).stream().toList();
      case Comparison.OfLeaving(var change) ->
          new LeavingGates(picture).of(change).stream().toList();
    };
  }

  private List<Gate> ofValue(Desired.Value value, Change change) {
    var gates = new ArrayList<>(ValueMeaning.gates(value, change.before()));
    gates.addAll(posture.of(value, change));
    gates.addAll(rollout.of(value));
    exclusion.gate(value, change).ifPresent(gates::add);
    if (value.purpose() == Purpose.SPF_PIECE) {
      FlattenNotices.taken(change, picture.owned()).ifPresent(gates::add);
    }
    return gates;
  }

  private List<Gate> ofSpf(Comparison.OfSpf spf) {
    var study = spf.study();
    var evidence = picture.evidence();
    var budget = new SpfBudget(study, picture.world().neverAligned());
    var gates =
        new ArrayList<>(new SpfGates(study, spf.draft().today().size(), budget, evidence).all());
    gates.addAll(new SpfSenderGates(spf.desired(), picture.posture(), study).all());
    var lately = evidence.since(picture.date().minusDays(SpfTightening.WINDOW));
    SpfTightening.gate(study.before(), study.after(), spf.desired(), lately).ifPresent(gates::add);
    gates.addAll(rollout.of(spf.desired()));
    return gates;
  }
}
