package mailauth.core.posture;

import java.net.URI;
import java.util.Optional;
import mailauth.core.bimi.BimiRecord;
import mailauth.core.config.BimiConfig;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;

/** The record of the logo, at the selector that mail without one uses (BIMI draft 14, 4.2). */
final class BimiDesired {
  private BimiDesired() {}

  static Desired of(BimiConfig config, Name name, Optional<Long> ttl) {
    var key = new RRsetKey(Name.of("default._bimi").under(name), RecordType.TXT);
    var logo = config.logo().toASCIIString();
    var record = BimiRecord.of(logo, config.certificate().map(URI::toASCIIString));
    return new Desired.Value(key, Purpose.BIMI, ttl, Txt.of(record.text()), "bimi");
  }
}
