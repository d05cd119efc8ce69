package mailauth.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.posture.Purpose;

/**
 * One RRset's change: the values of one purpose are replaced, the others stay.
 *
 * @param observed the whole RRset when the plan was made
 * @param before the values of the purpose then, in the RRset's order
 * @param after the values that shall stand; none to delete
 * @param ttl the TTL that shall hold where no foreign value shares the RRset, in seconds
 * @param effects what it means, in sentences
 * @param gates the verdicts on it
 * @param impact who gains and who loses the right to send, where SPF changes
 * @param file what is written before the record, where an MTA-STS policy is kept in a file here
 */
public record Change(
    RRsetKey key,
    Purpose purpose,
    Optional<RRset> observed,
    List<Rdata> before,
    List<Rdata> after,
    long ttl,
    List<String> effects,
    List<Gate> gates,
    Optional<SpfImpact> impact,
    Optional<PolicyFile> file) {
  public Change {
    before = List.copyOf(before);
    after = List.copyOf(after);
    effects = List.copyOf(effects);
    gates = List.copyOf(gates);
  }

  /** A change that writes no file. */
  public Change(
      RRsetKey key,
      Purpose purpose,
      Optional<RRset> observed,
      List<Rdata> before,
      List<Rdata> after,
      long ttl,
      List<String> effects,
      List<Gate> gates,
      Optional<SpfImpact> impact) {
    this(key, purpose, observed, before, after, ttl, effects, gates, impact, Optional.empty());
  }

  /** What a change does to its values. */
  public enum Action {
    CREATE("+"),
    UPDATE("~"),
    DELETE("-");

    private final String sign;

    Action(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A change whose meaning is not spelt out yet. */
  static Change draft(Owned owned, Optional<RRset> observed, List<Rdata> after, long ttl) {
    return new Change(
        owned.key(),
        owned.purpose(),
        observed,
        values(owned.purpose(), observed),
        after,
        ttl,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Takes out again what was added beside others' values. */
  static Change withdrawal(RRsetKey key, Optional<RRset> observed, List<Rdata> added, long ttl) {
    return new Change(
        key,
        Purpose.ADDITION,
        observed,
        added,
        List.of(),
        ttl,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** This change with its meaning spelt out. */
  Change explained(List<String> nowEffects, List<Gate> nowGates) {
    return new Change(
        key, purpose, observed, before, after, ttl, nowEffects, nowGates, impact, file);
  }

  /** Whether another change leaves the same values at the same place. */
  boolean makesSame(Change other) {
    return owned().equals(other.owned()) && after.equals(other.after);
  }

  /** This change with one more verdict on it. */
  Change with(Gate gate) {
    return explained(effects, Stream.concat(gates.stream(), Stream.of(gate)).toList());
  }

  /** This change with its gates' verdicts seen anew. */
  Change regarding(UnaryOperator<Gate> view) {
    return explained(effects, gates.stream().map(view).toList());
  }

  /** This change with its effect on who may send. */
  Change with(SpfImpact nowImpact) {
    return new Change(
        key, purpose, observed, before, after, ttl, effects, gates, Optional.of(nowImpact), file);
  }

  /** This change with a file that is written first. */
  Change with(Optional<PolicyFile> nowFile) {
    return new Change(key, purpose, observed, before, after, ttl, effects, gates, impact, nowFile);
  }

  /** The gates that stop it: those that block, and where it tightens, those without data. */
  public Stream<Gate> blocking() {
    boolean tightens = Tightening.is(this);
    return gates.stream().filter(gate -> gate.blocks() || (tightens && gate.isUnknown()));
  }

  public Action action() {
    return before.isEmpty() ? Action.CREATE : after.isEmpty() ? Action.DELETE : Action.UPDATE;
  }

  public Owned owned() {
    return new Owned(key, purpose);
  }

  /** The values of {@code purpose} in an RRset. */
  public static List<Rdata> values(Purpose purpose, Optional<RRset> rrset) {
    return rrset.stream()
        .flatMap(set -> set.records().stream().filter(value -> purpose.owns(set.key(), value)))
        .toList();
  }

  /** Whether the owned values in {@code current} are those that the plan saw. */
  public boolean isFresh(Optional<RRset> current) {
    var now = current.stream().flatMap(set -> set.records().stream().filter(this::owns)).toList();
    return now.size() == before.size() && new HashSet<>(now).equals(new HashSet<>(before));
  }

  /** Of an addition, nothing but itself is ours. */
  private boolean owns(Rdata value) {
    return purpose == Purpose.ADDITION
        ? before.contains(value) || after.contains(value)
        : purpose.owns(key, value);
  }

  /** Whether {@code current} already says all that this change wants. */
  public boolean isDone(Optional<RRset> current) {
    return onto(current).equals(current);
  }

  /** The same, whatever the TTL, and however the values are split into strings. */
  public boolean stands(Optional<RRset> current) {
    if (isDone(current)) {
      return true;
    }
    return purpose == Purpose.ADDITION
        ? !after.isEmpty() && Sameness.contains(current, after.getFirst())
        : Sameness.same(purpose, values(purpose, current), after);
  }

  /**
   * The RRset that shall stand where {@code current} stands: the new values in the old ones' place,
   * foreign values untouched, and their TTL with them.
   */
  public Optional<RRset> onto(Optional<RRset> current) {
    var records = new ArrayList<Rdata>();
    boolean placed = false;
    boolean foreign = false;
    for (var value : current.map(RRset::records).orElse(List.of())) {
      if (!owns(value)) {
        records.add(value);
        foreign = true;
      } else if (!placed) {
        records.addAll(after);
        placed = true;
      }
    }
    if (!placed) {
      records.addAll(after);
    }
    long kept = foreign ? current.orElseThrow().ttl() : ttl;
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(new RRset(key.name(), key.type(), kept, records));
  }
}
