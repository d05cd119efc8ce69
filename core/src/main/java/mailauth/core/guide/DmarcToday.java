package mailauth.core.guide;

import java.util.List;
import java.util.Optional;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.RolloutConfig;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.dmarc.PublicSuffix;
import mailauth.core.tags.ReportUri;

/** A policy that is no weaker than the one that stands. */
final class DmarcToday {
  private static final List<String> OPTIONS = List.of("0", "1", "d", "s");

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
    var record = today.orElse(DmarcRecord.of(Policy.NONE, List.of()));
    return new DmarcConfig(
        Concluding.AT,
        record.p().or(() -> Optional.of(Policy.NONE)),
        record.sp(),
        record.np(),
        record.adkim(),
        record.aspf(),
        reports,
        written(record.ruf()),
        options(record.fo()),
        record.t().orElse(false),
        record
            .psd()
            .filter(suffix -> suffix != PublicSuffix.UNKNOWN)
            .map(suffix -> suffix == PublicSuffix.YES),
        false,
        Optional.empty());
  }

  /** Addresses as the YAML has them, those that it cannot have left out. */
  static List<String> written(List<ReportUri> uris) {
    return uris.stream()
        .filter(uri -> uri.host().isPresent())
        .filter(uri -> List.of("mailto", "https").contains(uri.scheme()))
        .map(uri -> uri.address().orElse(uri.text()))
        .toList();
  }

  private static List<String> options(List<String> options) {
    var known = options.stream().filter(OPTIONS::contains).distinct().toList();
    return known.containsAll(List.of("0", "1"))
        ? known.stream().filter(option -> !option.equals("0")).toList()
        : known;
  }
}
