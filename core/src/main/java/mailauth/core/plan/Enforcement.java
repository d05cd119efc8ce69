package mailauth.core.plan;

import java.util.Optional;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Purpose;

/**
 * A change that has receivers punish mail that fails, or more of it than today.
 *
 * @param name whose mail
 */
record Enforcement(Name name, EffectiveDmarc record) {

  /** Empty for all other changes; a parked name has no mail to lose that a gate could name. */
  static Optional<Enforcement> of(Comparison comparison) {
    return comparison instanceof Comparison.OfValue(var value, var change)
            && value.purpose() == Purpose.DMARC
            && !value.owner().equals("parked")
            && Tightening.is(change)
        ? Optional.of(
                new Enforcement(
                    value.key().name().parent().orElseThrow(),
                    DmarcRecord.parse(((Txt) value.data()).text()).record().effective()))
            .filter(enforcement -> enforcement.record.p() != Policy.NONE)
        : Optional.empty();
  }
}
