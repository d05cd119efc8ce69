package mailauth.core.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dkim.Delegation;
import mailauth.core.dkim.DkimPublicKey;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dkim.KeyType;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;

/** Whether signatures verify from now on: the key's strength, its place, and who still uses it. */
final class DkimGates {
  private static final String TARGET = "DKIM_TARGET_WITHOUT_KEY";
  private static final String WEAK = "DKIM_KEY_WEAK";
  private static final String IN_USE = "DKIM_KEY_IN_USE";
  private static final String KEYS = "_domainkey";

  /** RFC 8301 section 3.2. */
  private static final int ADVISED_BITS = 2048;

  /** Mail may be under way for days, and reports come a day late. */
  private static final int DAYS = 14;

  private final Picture picture;

  DkimGates(Picture picture) {
    this.picture = picture;
  }

  List<Gate> of(Comparison comparison) {
    return switch (comparison) {
      case Comparison.OfValue(var value, var change) -> ofValue(value, change);
      case Comparison.OfLeaving(var change)
          when change.purpose() == Purpose.DKIM && isLive(change.before()) ->
          List.of(inUse(change));
      case Comparison.OfLeaving leaving -> List.of();
      case Comparison.OfPolicy policy -> List.of();
      case Comparison.OfServerKeys keys -> List.of();
      case Comparison.OfSpf spf -> List.of();
    };
  }

  private List<Gate> ofValue(Desired.Value value, Change change) {
    var gates = new ArrayList<Gate>();
    var misspelt = new Misspelling(picture.posture().domain(), picture.dns()).gate(value);
    misspelt.ifPresent(gates::add);
    if (value.purpose() == Purpose.DKIM && misspelt.isEmpty()) {
      switch (value.data()) {
        case Rdata.Host(var target) -> gates.addAll(delegation(target, change));
        case Txt txt -> gates.addAll(key(DkimRecord.parse(txt.text()).key(), change, txt));
        default -> {}
      }
    }
    return gates;
  }

  private List<Gate> key(Optional<DkimPublicKey> key, Change change, Txt txt) {
    boolean revokes = DkimRecord.parse(txt.text()).record().isRevoked() && isLive(change.before());
    return revokes
        ? List.of(inUse(change))
        : key.flatMap(k -> weak(change.key().name(), k)).stream().toList();
  }

  /** Whether mail may be signed with what stands: a key, or a name that leads to one. */
  private static boolean isLive(List<Rdata> values) {
    return values.stream()
        .anyMatch(value ->
            value instanceof Rdata.Host
                || (value instanceof Txt txt && DkimRecord.parse(txt.text()).key().isPresent()));
  }

  private List<Gate> delegation(Name target, Change change) {
    return switch (Delegation.look(picture.dns(), target)) {
      case Delegation.Good(var key) ->
          List.of(
              weak(target, key)
                  .orElseGet(() ->
                      new Gate(
                          TARGET,
                          Gate.Outcome.PASS,
                          "%s holds a key of %d bits".formatted(target, key.bits()))));
      // Some services publish the key only once they see the name that points to it. Where nothing
      // stood, nobody signs yet, and DMARC_DKIM_UNPROVEN holds policies until somebody does.
      case Delegation.Bad(var why) ->
          List.of(
              new Gate(
                  TARGET,
                  change.action() == Change.Action.CREATE
                      ? Gate.Outcome.CONFIRM
                      : Gate.Outcome.BLOCK,
                  why));
      case Delegation.Unknown(var why) -> List.of(new Gate(TARGET, Gate.Outcome.UNKNOWN, why));
    };
  }

  private static Optional<Gate> weak(Name at, DkimPublicKey key) {
    return key.type() == KeyType.RSA && key.bits() < ADVISED_BITS
        ? Optional.of(
            new Gate(
                WEAK,
                Gate.Outcome.WARN,
                "the key at %s has %d bits, and %d are advised (RFC 8301 section 3.2); ask for a"
                        .formatted(at, key.bits(), ADVISED_BITS)
                    + " longer one"))
        : Optional.empty();
  }

  /** Whether mail that a key signed which goes now may still be under way. */
  private Gate inUse(Change change) {
    var labels = change.key().name().labels();
    int keys = labels.indexOf(KEYS);
    var selector = String.join(".", labels.subList(0, keys));
    var signer = Name.of(String.join(".", labels.subList(keys + 1, labels.size())));
    return Rotating.why(picture, signer, selector)
        .map(why -> new Gate(IN_USE, Gate.Outcome.BLOCK, why))
        .orElseGet(() -> reported(signer, selector));
  }

  private Gate reported(Name signer, String selector) {
    var evidence = picture.evidence();
    if (evidence.isEmpty()) {
      return new Gate(
          IN_USE,
          Gate.Outcome.UNKNOWN,
          "no reports tell whether mail is still signed with selector %s; import some, or be sure"
                  .formatted(selector)
              + " that nobody uses it");
    }
    return evidence
        .lastPass(signer, selector)
        .map(day -> seen(selector, day))
        .orElseGet(() -> notSeen(selector, "nobody saw mail signed with it"));
  }

  private Gate seen(String selector, LocalDate day) {
    var free = day.plusDays(DAYS);
    return picture.date().isBefore(free)
        ? new Gate(
            IN_USE,
            Gate.Outcome.BLOCK,
            "mail signed with selector %s was seen on %s; keep the key until nobody signs with it,"
                    .formatted(selector, day)
                + " %s at the earliest".formatted(free))
        : notSeen(selector, "mail signed with it was last seen on " + day);
  }

  private static Gate notSeen(String selector, String what) {
    return new Gate(IN_USE, Gate.Outcome.PASS, "selector %s: %s".formatted(selector, what));
  }
}
