package mailauth.cli;

import java.util.function.Function;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.PdnsServer;
import mailauth.providers.servers.ZoneText;

/** The servers that all of this must work with. */
enum Brand {
  BIND(NamedServer::new),
  KNOT(KnotServer::new),
  POWERDNS(PdnsServer::new);

  private final Function<ZoneText[], DnsServer> constructor;

  Brand(Function<ZoneText[], DnsServer> constructor) {
    this.constructor = constructor;
  }

  /** A server with these zones, not yet started. */
  DnsServer server(ZoneText... zones) {
    return constructor.apply(zones);
  }
}
