package mailauth.core.rollout;

import java.util.Optional;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;

/** What stages are called. */
public final class StageText {
  private StageText() {}

  /** What a record's stage is called, if its kind of policy has any. */
  public static Optional<String> of(Desired desired) {
    return switch (desired) {
      case Desired.Value value when value.purpose() == Purpose.DMARC ->
          Optional.of(
              DmarcClimb.stage(DmarcRecord.parse(((Txt) value.data()).text()).record().effective())
                  .text());
      case Desired.Spf spf -> spf.all().map(all -> all.sign() + "all");
      case Desired.MtaSts policy -> Optional.of("mode=" + policy.policy().mode().text());
      case Desired.Value other -> Optional.empty();
      case Desired.ServerKeys keys -> Optional.empty();
    };
  }
}
