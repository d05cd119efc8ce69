package mailauth.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.evidence.Evidence;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.Purpose;

/**
 * Compares a posture with today's DNS. What hosts hold is read before; only what SPF records
 * include is asked for on the way.
 */
public final class Planner {
  private static final long USUAL_TTL = 3600;

  private final Posture posture;
  private final NeverAligned neverAligned;
  private final Observation today;
  private final Ownership owned;
  private final Map<Name, SpfDraft> drafts = new LinkedHashMap<>();
  private final Leaving leaving;
  private final Collisions collisions;
  private final Exclusion exclusion;
  private final Evidence evidence;
  private final Dns dns;
  private final PostureGates gates;

  private Planner(
      Posture declared,
      Observation today,
      Ownership owned,
      Evidence evidence,
      NeverAligned neverAligned,
      Dns dns) {
    this.neverAligned = neverAligned;
    this.dns = dns;
    this.evidence = evidence;
    this.gates = new PostureGates(declared, dns);
    this.today = today;
    this.owned = owned;
    this.posture = withPieces(declared);
    this.leaving = Leaving.of(posture, owned);
    this.collisions = new Collisions(today, leaving);
    this.exclusion = new Exclusion(posture);
  }

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
   * @param today holds {@link #reads} and {@link #neighbours}
   * @param owned what state remembers as ours
   * @param evidence what receivers have reported
   * @param neverAligned includes that a record over its limit can do without
   * @param dns is asked what a changed SPF record includes
   */
  public static DomainPlan plan(
      Posture posture,
      String providerType,
      Observation today,
      Ownership owned,
      Evidence evidence,
      NeverAligned neverAligned,
      Dns dns) {
    return notLocked(posture)
        .map(why -> DomainPlan.failed(posture.domain(), posture.provider(), providerType, why))
        .orElseGet(() ->
            new Planner(posture, today, owned, evidence, neverAligned, dns).plan(providerType));
  }

  private DomainPlan plan(String providerType) {
    var changes = new ArrayList<Change>();
    for (var desired : posture.desired()) {
      compare(desired).ifPresent(changes::add);
    }
    int unchanged = posture.desired().size() - changes.size();
    changes.addAll(leaving.changes(today));
    return new DomainPlan(
        posture.domain(),
        posture.provider(),
        providerType,
        ChangeOrder.sorted(changes),
        unchanged,
        OwnershipAfter.of(posture, today, owned, drafts),
        Optional.empty(),
        notices());
  }

  /** The records that flattened SPF records include are declared by them. */
  private Posture withPieces(Posture declared) {
    var desired = new ArrayList<>(declared.desired());
    var frequency = Frequency.of(evidence);
    for (var each : declared.desired()) {
      if (each instanceof Desired.Spf spf) {
        var draft = new SpfDrafting(frequency.sorted(spf), today, owned, dns).draft();
        drafts.put(spf.name(), draft);
        desired.addAll(draft.pieceValues());
      }
    }
    return new Posture(declared.domain(), declared.provider(), desired, declared.declared());
  }

  /** Why a posture cannot be planned yet. */
  private static Optional<String> notLocked(Posture posture) {
    return posture.desired().stream()
        .flatMap(d ->
            d instanceof Desired.Spf spf ? FlattenNotices.notLocked(spf).stream() : Stream.empty())
        .findFirst();
  }

  private List<Gate> notices() {
    return drafts.values().stream()
        .flatMap(draft -> FlattenNotices.of(draft, dns).stream())
        .toList();
  }

  private Optional<Change> compare(Desired desired) {
    var before = Change.values(desired.purpose(), today.rrset(desired.key()));
    return switch (desired) {
      case Desired.Value value ->
          differing(value, List.of(value.data()), before)
              .map(change -> explained(change, effects(value, before), gates(value, change)));
      case Desired.MtaSts policy ->
          differing(policy, before)
              .map(change ->
                  explained(
                      change,
                      MtaStsMeaning.effects(policy),
                      MtaStsMeaning.gates(policy, before, dns)));
      case Desired.ServerKeys keys ->
          differing(keys, keys.keys(), before)
              .map(change ->
                  explained(change, DaneMeaning.effects(keys), DaneMeaning.gates(keys, before)));
      case Desired.Spf spf -> compare(spf);
    };
  }

  /** The change that is needed, if what stands is not what shall stand. */
  private Optional<Change> differing(
      Desired desired, List<? extends Rdata> after, List<Rdata> before) {
    var change = draft(desired, List.copyOf(after));
    boolean stands =
        desired.purpose() == Purpose.ADDITION
            ? Sameness.contains(change.observed(), after.getFirst())
            : Sameness.same(desired.purpose(), before, after);
    return stands && keepsTtl(change) ? Optional.empty() : Optional.of(change);
  }

  /** A policy also changes with its file alone. */
  private Optional<Change> differing(Desired.MtaSts policy, List<Rdata> before) {
    var file =
        policy
            .file()
            .map(
                path -> new PolicyFile(path, today.file(path), Optional.of(policy.policy().text())))
            .filter(PolicyFile::isChanged);
    var record = differing(policy, List.of(policy.data()), before);
    return record
        .or(() -> file.map(f -> draft(policy, List.of(policy.data()))))
        .map(change -> change.with(file));
  }

  private List<String> effects(Desired.Value value, List<Rdata> before) {
    return joined(ValueMeaning.effects(value, before), gates.effects(value));
  }

  private List<Gate> gates(Desired.Value value, Change change) {
    var all = new ArrayList<>(ValueMeaning.gates(value, change.before()));
    all.addAll(gates.of(value));
    exclusion.gate(value, change).ifPresent(all::add);
    if (value.purpose() == Purpose.SPF_PIECE) {
      FlattenNotices.taken(change, owned).ifPresent(all::add);
    }
    return all;
  }

  private static <T> List<T> joined(List<T> these, List<T> those) {
    return Stream.concat(these.stream(), those.stream()).toList();
  }

  private Optional<Change> compare(Desired.Spf spf) {
    var planned = drafts.get(spf.name());
    if (planned == null || planned.refused().isPresent()) {
      return Optional.empty();
    }
    var change = draft(spf, List.of(Txt.ofOctets(planned.record().source())));
    if (planned.isUnchanged() && keepsTtl(change)) {
      return Optional.empty();
    }
    var values =
        change.onto(change.observed()).orElseThrow().records().stream()
            .map(Txt.class::cast)
            .toList();
    var was = Pieces.over(Pieces.of(spf.name(), today).standing(), dns);
    var is = Pieces.over(planned.pieces(), dns);
    var study = new SpfStudy(spf, planned.today(), planned.record(), values, was, is);
    var meaning = new SpfMeaning(planned.today(), planned.record(), study, evidence);
    var budget = new SpfBudget(study, neverAligned);
    var gates =
        new ArrayList<>(new SpfGates(study, planned.today().size(), budget, evidence).all());
    gates.addAll(new SpfSenderGates(spf, posture, study).all());
    SpfTightening.gate(study.before(), study.after(), spf, evidence).ifPresent(gates::add);
    return Optional.of(
        explained(change, meaning.effects(planned.notes()), gates).with(study.impact()));
  }

  private Change draft(Desired desired, List<Rdata> after) {
    var observed = today.rrset(desired.key());
    long ttl = desired.ttl().or(() -> observed.map(RRset::ttl)).orElse(USUAL_TTL);
    var owned = new Owned(desired.key(), desired.purpose());
    return Change.draft(owned, observed, after, ttl);
  }

  private Change explained(Change draft, List<String> effects, List<Gate> gates) {
    var allEffects = new ArrayList<>(effects);
    ttlEffect(draft).ifPresent(allEffects::add);
    var allGates = new ArrayList<>(gates);
    collisions.gate(draft.key()).ifPresent(allGates::add);
    return draft.explained(allEffects, allGates);
  }

  private static boolean keepsTtl(Change change) {
    return ttlEffect(change).isEmpty();
  }

  private static Optional<String> ttlEffect(Change change) {
    var was = change.observed().map(RRset::ttl);
    var is = change.onto(change.observed()).map(RRset::ttl);
    return was.isEmpty() || was.equals(is)
        ? Optional.empty()
        : is.map(ttl -> "TTL %d -> %d s".formatted(was.get(), ttl));
  }
}
