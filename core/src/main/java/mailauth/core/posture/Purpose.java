package mailauth.core.posture;

import java.util.Locale;
import mailauth.core.bimi.BimiRecord;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.spf.SpfRecord;
import mailauth.core.tlsrpt.TlsRptRecord;

/**
 * What a record is for. Within an RRset, the values of one purpose are ours to change and all
 * others are foreign. The order is the order in which changes are made: what others rely on first.
 */
public enum Purpose {
  /** A record that a service asks for beside DKIM, such as its return path. */
  SERVICE,
  /** A value that a service wants beside those of others: we add it, and own no other there. */
  ADDITION,
  /** A key or a delegation at {@code <selector>._domainkey}. */
  DKIM,
  /** A further record that the SPF record of the name above includes, at {@code _spf1}. */
  SPF_PIECE,
  SPF,
  NULL_MX,
  TLS_RPT,
  MTA_STS,
  /** The key of a mail host, at {@code _25._tcp.<host>}. */
  DANE,
  /**
   * The leave to send reports of another domain here, at {@code <domain>._report._dmarc.<host>}.
   */
  REPORT_AUTHORIZATION,
  DMARC,
  BIMI;

  /** Whether a value in that RRset serves this purpose. */
  public boolean owns(RRsetKey key, Rdata value) {
    return switch (this) {
      case SPF, SPF_PIECE -> value instanceof Txt txt && SpfRecord.isSpf(txt.joined());
      case DMARC, REPORT_AUTHORIZATION ->
          value instanceof Txt txt && DmarcRecord.isDmarc(txt.joined());
      case DKIM -> key.name().labels().contains("_domainkey");
      case MTA_STS -> value instanceof Txt txt && MtaStsRecord.isMtaSts(txt.joined());
      case TLS_RPT -> value instanceof Txt txt && TlsRptRecord.isTlsRpt(txt.joined());
      case BIMI -> value instanceof Txt txt && BimiRecord.isBimi(txt.joined());
      case DANE -> value instanceof Rdata.Tlsa;
      case SERVICE, NULL_MX -> !(value instanceof Txt);
      case ADDITION -> false;
    };
  }

  /**
   * Whether we may delete what we created for it once it is no longer declared. DMARC policies
   * stay: to lift one is a decision. MTA-STS ends with {@code mode: none}, which a gate waits for.
   * What we added beside others' values stays, because somebody else may want it as well.
   */
  public boolean isRemovable() {
    return switch (this) {
      case SERVICE, DKIM, SPF_PIECE, TLS_RPT, MTA_STS, DANE, REPORT_AUTHORIZATION, BIMI -> true;
      case SPF, NULL_MX, DMARC, ADDITION -> false;
    };
  }

  /** The name in plans and state. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
