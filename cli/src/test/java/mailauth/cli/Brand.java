package mailauth.cli;

import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.PdnsServer;
import mailauth.providers.servers.ZoneText;

/** The servers that all of this must work with. */
enum Brand {
  BIND,
  KNOT,
  POWERDNS;

  /** A server with these zones, not yet started. */
  DnsServer server(ZoneText... zones) {
    return switch (this) {
      case BIND -> new NamedServer(zones);
      case KNOT -> new KnotServer(zones);
      case POWERDNS -> new PdnsServer(zones);
    };
  }
}
