package mailauth.core.plan;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;

/** A CNAME excludes all other data at its name (RFC 1034 section 3.6.2). */
final class Collisions {
  /** The types that most likely stand where a CNAME shall stand. */
  private static final List<RecordType> OTHERS =
      List.of(RecordType.TXT, RecordType.A, RecordType.AAAA, RecordType.MX);

  private final Observation today;
  private final Leaving leaving;

  Collisions(Observation today, Leaving leaving) {
    this.today = today;
    this.leaving = leaving;
  }

  /** The RRsets beside which {@code key} cannot be created. */
  static List<RRsetKey> inTheWay(RRsetKey key) {
    var types = key.type() == RecordType.CNAME ? OTHERS : List.of(RecordType.CNAME);
    return types.stream().map(type -> new RRsetKey(key.name(), type)).toList();
  }

  Optional<Gate> gate(RRsetKey wanted) {
    return inTheWay(wanted).stream()
        .filter(other -> today.rrset(other).isPresent() && !leaving.contains(other))
        .findFirst()
        .map(other -> block(wanted, other));
  }

  private static Gate block(RRsetKey wanted, RRsetKey other) {
    return new Gate(
        "CNAME_BESIDE_OTHER_DATA",
        Gate.Outcome.BLOCK,
        "%s has a %s record, and no %s can stand beside it; remove it if nothing needs it"
            .formatted(other.name(), other.type(), wanted.type()));
  }
}
