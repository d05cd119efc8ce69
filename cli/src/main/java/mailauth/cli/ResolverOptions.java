package mailauth.cli;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Dns;
import mailauth.providers.resolver.CachingDns;
import mailauth.providers.resolver.Resolver;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Whom a run asks for what stands in DNS. */
final class ResolverOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--dns",
      paramLabel = "HOST[:PORT]",
      description = "The resolver to ask (default: the system's); repeatable.")
  private List<String> resolvers = new ArrayList<>();

  /** A resolver that asks each question once. */
  Dns dns() {
    return new CachingDns(new LazyDns(named()));
  }

  /** The servers that {@link #dns} asks: those after {@code --dns}, or the system's. */
  List<InetSocketAddress> servers() {
    var named = named();
    return named.isEmpty() ? Resolver.systemServers() : named;
  }

  /** Those after {@code --dns}. */
  List<InetSocketAddress> named() {
    return addresses("--dns", resolvers);
  }

  /** The servers that an option names. */
  List<InetSocketAddress> addresses(String option, List<String> servers) {
    try {
      return new ServerOption(option, servers).addresses();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
