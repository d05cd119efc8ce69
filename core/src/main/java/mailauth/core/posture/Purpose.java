package mailauth.core.posture;

import java.util.Locale;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.spf.SpfRecord;

/**
 * What a record is for. Within an RRset, the values of one purpose are ours to change and all
 * others are foreign. The order is the order in which changes are made: what others rely on first.
 */
public enum Purpose {
  /** A record that a service asks for beside DKIM, such as its return path. */
  SERVICE,
  /** A key or a delegation at {@code <selector>._domainkey}. */
  DKIM,
  SPF,
  NULL_MX,
  DMARC;

  /** Whether a value in that RRset serves this purpose. */
  public boolean owns(RRsetKey key, Rdata value) {
    return switch (this) {
      case SPF -> value instanceof Txt txt && SpfRecord.isSpf(txt.joined());
      case DMARC -> value instanceof Txt txt && DmarcRecord.isDmarc(txt.joined());
      case DKIM -> key.name().labels().contains("_domainkey");
      case SERVICE, NULL_MX -> !(value instanceof Txt);
    };
  }

  /** Whether we may delete what we created for it once it is no longer declared. */
  public boolean isRemovable() {
    return this == SERVICE || this == DKIM;
  }

  /** The name in plans and state. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
