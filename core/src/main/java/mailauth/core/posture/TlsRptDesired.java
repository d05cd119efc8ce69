package mailauth.core.posture;

import java.util.Optional;
import mailauth.core.config.TlsRptConfig;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.tags.ReportUri;
import mailauth.core.tlsrpt.TlsRptRecord;

/** The record that asks for reports about TLS (RFC 8460 section 3). */
final class TlsRptDesired {
  private TlsRptDesired() {}

  static Desired of(TlsRptConfig config, Name name, Optional<Long> ttl) {
    var key = new RRsetKey(Name.of("_smtp._tls").under(name), RecordType.TXT);
    var record = new TlsRptRecord(config.reports().stream().map(ReportUri::of).toList());
    return new Desired.Value(key, Purpose.TLS_RPT, ttl, Txt.of(record.text()), "tls-rpt");
  }
}
