package mailauth.providers.resolver;

import mailauth.providers.servers.KnotServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Knot leaves it to the resolver to follow a CNAME out of its zone. */
class KnotResolverIT extends ResolverContract {
  @RegisterExtension static final KnotServer SERVER = new KnotServer(COM, NET);

  KnotResolverIT() {
    super(SERVER);
  }
}
