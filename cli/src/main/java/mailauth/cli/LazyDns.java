package mailauth.cli;

import java.net.InetSocketAddress;
import java.util.List;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.providers.resolver.Resolver;
import org.jspecify.annotations.Nullable;

/** A resolver that is set up at the first question, which many runs never ask. */
final class LazyDns implements Dns {
  private final List<InetSocketAddress> servers;
  private @Nullable Dns resolver;

  /**
   * A resolver to be.
   *
   * @param servers whom to ask; none for the system's resolvers
   */
  LazyDns(List<InetSocketAddress> servers) {
    this.servers = servers;
  }

  @Override
  public Answer query(Name name, RecordType type) {
    return resolver().query(name, type);
  }

  private synchronized Dns resolver() {
    if (resolver == null) {
      resolver = servers.isEmpty() ? Resolver.system() : Resolver.of(servers);
    }
    return resolver;
  }
}
