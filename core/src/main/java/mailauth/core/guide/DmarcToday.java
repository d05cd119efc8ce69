package mailauth.core.guide;

import java.util.List;
import java.util.Optional;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.RolloutConfig;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.draft.DmarcDeclared;

/** A policy that is no weaker than the one that stands. */
final class DmarcToday {
  private DmarcToday() {}

  /** Only where reports go. */
  static DmarcConfig reporting(List<String> reports) {
    return new DmarcConfig(
        Concluding.AT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reports,
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        false,
        Optional.empty());
  }

  /** A ladder that begins by watching, and keeps what stands that is stricter. */
  static DmarcConfig rollingOut(Optional<DmarcRecord> today, List<String> reports) {
    var kept = keeping(today, reports);
    return new DmarcConfig(
        Concluding.AT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        kept.dkimAlignment(),
        kept.spfAlignment(),
        reports,
        kept.failureReports(),
        kept.failureOptions(),
        false,
        kept.publicSuffix(),
        false,
        Optional.of(new RolloutConfig<>(Concluding.AT, Profile.NORMAL, List.of(), false)));
  }

  /** Whether there is nothing left to climb. */
  static boolean isAtTheTop(Optional<DmarcRecord> today) {
    return today.flatMap(DmarcRecord::p).equals(Optional.of(Policy.REJECT));
  }

  /** What stands today with other addresses, or a policy that only watches where none stands. */
  static DmarcConfig keeping(Optional<DmarcRecord> today, List<String> reports) {
    var kept = DmarcDeclared.of(today.orElse(DmarcRecord.of(Policy.NONE, List.of())));
    return new DmarcConfig(
        Concluding.AT,
        kept.policy().or(() -> Optional.of(Policy.NONE)),
        kept.subdomains(),
        kept.nonexistent(),
        kept.dkimAlignment(),
        kept.spfAlignment(),
        reports,
        kept.failureReports(),
        kept.failureOptions(),
        kept.testing(),
        kept.publicSuffix(),
        false,
        Optional.empty());
  }
}
