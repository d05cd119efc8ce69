package mailauth.core.posture;

import java.util.List;
import java.util.Optional;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.DmarcStage;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.dmarc.PublicSuffix;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.tags.ReportUri;

/** The DMARC record that a declaration asks for (RFC 9989 section 4.7). */
final class DmarcDesired {
  private DmarcDesired() {}

  static Desired of(DmarcConfig dmarc, Name name, Optional<Long> ttl) {
    var written =
        new DmarcStage(dmarc.policy().orElse(Policy.NONE), dmarc.subdomains(), dmarc.nonexistent());
    var lenient = dmarc.rollout().map(rollout -> Profiles.dmarc(rollout).getFirst().publishes());
    return at(lenient.orElse(written), dmarc, name, ttl);
  }

  /** The record of one stage of a rollout. */
  static Desired at(DmarcStage stage, DmarcConfig dmarc, Name name, Optional<Long> ttl) {
    return value(record(stage, dmarc), name, ttl, "dmarc");
  }

  /** A parked name rejects everything, whatever defaults say of policies. */
  static Desired parked(Optional<DmarcConfig> dmarc, Name name, Optional<Long> ttl) {
    var reports = dmarc.map(DmarcConfig::reports).orElse(List.of());
    var all = Optional.of(Policy.REJECT);
    var record =
        new DmarcRecord(
            all,
            all,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            uris(reports),
            List.of(),
            List.of());
    return value(record, name, ttl, "parked");
  }

  private static Desired value(DmarcRecord record, Name name, Optional<Long> ttl, String owner) {
    var key = new RRsetKey(Name.of("_dmarc").under(name), RecordType.TXT);
    return new Desired.Value(key, Purpose.DMARC, ttl, Txt.of(record.text()), owner);
  }

  private static DmarcRecord record(DmarcStage stage, DmarcConfig dmarc) {
    return new DmarcRecord(
        Optional.of(stage.policy()),
        stage.subdomains(),
        stage.nonexistent(),
        dmarc.testing() ? Optional.of(true) : Optional.empty(),
        dmarc.publicSuffix().map(suffix -> suffix ? PublicSuffix.YES : PublicSuffix.NO),
        dmarc.dkimAlignment(),
        dmarc.spfAlignment(),
        uris(dmarc.reports()),
        uris(dmarc.failureReports()),
        dmarc.failureOptions());
  }

  private static List<ReportUri> uris(List<String> written) {
    return written.stream().map(ReportUri::of).toList();
  }
}
