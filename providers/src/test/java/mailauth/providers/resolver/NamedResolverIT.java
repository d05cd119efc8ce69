package mailauth.providers.resolver;

import mailauth.providers.servers.NamedServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** BIND follows a CNAME from one of its zones into another by itself. */
class NamedResolverIT extends ResolverContract {
  @RegisterExtension static final NamedServer SERVER = new NamedServer(COM, NET);

  NamedResolverIT() {
    super(SERVER);
  }
}
