package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dkim.DkimPublicKey;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;

/** What a change of a DKIM key means: whose signatures verify from now on. */
final class DkimMeaning {
  private DkimMeaning() {}

  static List<String> effects(Desired.Value value, List<Rdata> before) {
    var effects = new ArrayList<String>();
    effects.add(effect(value, before));
    value.notes().forEach(note -> effects.add("repaired: " + note));
    return effects;
  }

  private static String effect(Desired.Value value, List<Rdata> before) {
    if (isRevoked(value.data())) {
      boolean wildcard = value.key().name().labels().getFirst().equals("*");
      return wildcard
          ? "signatures by all other selectors fail"
          : "signatures by this selector fail";
    }
    return before.isEmpty()
        ? "%s can sign mail that aligns with the domain".formatted(value.owner())
        : "the key at this selector changes";
  }

  /** A new key wants a new selector: mail on its way is signed with the old one. */
  static List<Gate> gates(Desired.Value value, List<Rdata> before) {
    var after = key(value.data());
    boolean replaced =
        after.isPresent()
            && before.stream().anyMatch(old -> key(old).isPresent() && !key(old).equals(after));
    return replaced
        ? List.of(
            new Gate(
                "DKIM_KEY_REPLACED",
                Gate.Outcome.BLOCK,
                "another key stands at this selector, and mail signed with it is still on its way"
                    + " (RFC 6376 section 3.1); give the new key a selector of its own, as"
                    + " 'mailauth dkim rotate' does"))
        : List.of();
  }

  private static Optional<DkimPublicKey> key(Rdata data) {
    return data instanceof Txt txt ? DkimRecord.parse(txt.text()).key() : Optional.empty();
  }

  private static boolean isRevoked(Rdata data) {
    return data instanceof Txt txt && DkimRecord.parse(txt.text()).record().isRevoked();
  }
}
