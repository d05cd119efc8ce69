package mailauth.providers.survey;

import java.net.InetSocketAddress;
import mailauth.core.ip.IpAddress;

/** Where the server at an address is asked. */
@FunctionalInterface
interface Whereabouts {
  InetSocketAddress of(IpAddress ip);
}
