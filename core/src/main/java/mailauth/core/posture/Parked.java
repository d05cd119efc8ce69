package mailauth.core.posture;

import java.util.List;
import java.util.Optional;
import mailauth.core.config.DmarcConfig;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.spf.Qualifier;

/** The records of a name without mail, after the M3AAWG's advice for parked domains. */
final class Parked {
  private static final String OWNER = "parked";

  private Parked() {}

  static List<Desired> records(Name name, Optional<Long> ttl, Optional<DmarcConfig> dmarc) {
    var anySelector = new RRsetKey(Name.of("*._domainkey").under(name), RecordType.TXT);
    return List.of(
        new Desired.Value(anySelector, Purpose.DKIM, ttl, Txt.of("v=DKIM1; p="), OWNER),
        new Desired.Spf(name, ttl, List.of(), Optional.of(Qualifier.FAIL), false, List.of()),
        new Desired.Value(
            new RRsetKey(name, RecordType.MX), Purpose.NULL_MX, ttl, Rdata.Mx.NULL, OWNER),
        DmarcDesired.parked(dmarc, name, ttl));
  }
}
