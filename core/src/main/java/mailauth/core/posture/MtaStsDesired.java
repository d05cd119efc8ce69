package mailauth.core.posture;

import java.util.Optional;
import mailauth.core.config.MtaStsConfig;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.mtasts.MxPattern;

/** The record that announces a policy (RFC 8461 section 3.1). */
final class MtaStsDesired {
  private MtaStsDesired() {}

  static Desired of(MtaStsConfig config, Name name, Optional<Long> ttl) {
    var key = new RRsetKey(Name.of("_mta-sts").under(name), RecordType.TXT);
    var record = MtaStsRecord.of(policy(config));
    return new Desired.Value(key, Purpose.MTA_STS, ttl, Txt.of(record.text()), "mta-sts");
  }

  private static MtaStsPolicy policy(MtaStsConfig config) {
    // The YAML takes host names and no others, so that each is a pattern.
    var mx = config.mx().stream().map(host -> MxPattern.parse(host).orElseThrow()).toList();
    return new MtaStsPolicy(config.mode(), mx, config.maxAge());
  }
}
