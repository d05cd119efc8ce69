package mailauth.providers.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Queries;
import mailauth.providers.wire.Tcp;

/** Unbound, a resolver with a cache, that looks some zones up at one server, and may validate. */
public final class UnboundServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder = Files.createTempDirectory("mailauth-unbound-");
  private final InetSocketAddress address =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), DnsServer.freePort());
  private final Process process;

  private UnboundServer(String options, String stubs) throws IOException {
    var config = folder.resolve("unbound.conf");
    Files.writeString(
        config,
        """
        server:
          interface: 127.0.0.1
          port: %d
          username: ""
          chroot: ""
          directory: "%s"
          pidfile: ""
          use-syslog: no
          do-daemonize: no
          do-not-query-localhost: no
          %s
        remote-control:
          control-enable: no
        %s
        """
            .formatted(address.getPort(), folder, options, stubs));
    process =
        new ProcessBuilder(Installed.program("unbound"), "-d", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
  }

  /** Starts a resolver for zones that a server has. */
  public static UnboundServer of(InetSocketAddress server, String... zones)
      throws IOException, InterruptedException {
    return start("module-config: \"iterator\"", server, zones);
  }

  /** Starts a resolver that keeps answers for so many seconds at least, whatever their TTL says. */
  public static UnboundServer keeping(int seconds, InetSocketAddress server, String... zones)
      throws IOException, InterruptedException {
    return start(
        "module-config: \"iterator\"\n  cache-min-ttl: %d".formatted(seconds), server, zones);
  }

  /**
   * Starts a resolver that validates.
   *
   * @param anchors DNSKEY records as master files have them
   */
  public static UnboundServer validating(
      List<String> anchors, InetSocketAddress server, String... zones)
      throws IOException, InterruptedException {
    var options = new StringBuilder("module-config: \"validator iterator\"");
    anchors.forEach(anchor -> options.append("\n  trust-anchor: \"%s\"".formatted(anchor)));
    return start(options.toString(), server, zones);
  }

  private static UnboundServer start(String options, InetSocketAddress server, String... zones)
      throws IOException, InterruptedException {
    var stubs = new StringBuilder();
    for (var zone : zones) {
      stubs.append(
          "stub-zone:\n  name: %s\n  stub-addr: 127.0.0.1@%d\n".formatted(zone, server.getPort()));
    }
    var unbound = new UnboundServer(options, stubs.toString());
    unbound.await(Name.of(zones[0]));
    return unbound;
  }

  public InetSocketAddress address() {
    return address;
  }

  private void await(Name zone) throws IOException, InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (!answers(zone)) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("unbound does not answer: " + Files.readString(log()));
      }
      Thread.sleep(20);
    }
  }

  private boolean answers(Name zone) {
    try (var tcp = new Tcp()) {
      tcp.exchange(address, Queries.recursive(zone, RecordType.NS), Duration.ofSeconds(2));
      return true;
    } catch (NoReply e) {
      return false;
    }
  }

  private Path log() {
    return folder.resolve("log");
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
