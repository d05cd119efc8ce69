package mailauth.providers.host;

import java.net.InetSocketAddress;
import mailauth.core.dns.Name;

/** An authoritative name server, and where to ask it. */
public record Authority(Name name, InetSocketAddress address) {}
