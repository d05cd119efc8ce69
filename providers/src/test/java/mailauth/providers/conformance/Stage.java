package mailauth.providers.conformance;

import java.util.List;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.providers.host.DnsHost;

/** A place with zones, which can be looked at without the host under test. */
public interface Stage extends AutoCloseable {

  /** Opens a host that sees the zones; each call gives one of its own, as two processes have. */
  DnsHost open();

  /**
   * What the place holds, read by other means than the host's; empty for none. A wildcard's records
   * are not those of the names it covers.
   */
  List<Rdata> look(RRsetKey key);

  /** Takes the zones down. */
  @Override
  void close();
}
