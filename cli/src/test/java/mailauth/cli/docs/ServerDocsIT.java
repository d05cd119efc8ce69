package mailauth.cli.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.PdnsServer;
import mailauth.providers.servers.ZoneText;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on name servers, against each of those that it speaks of. */
class ServerDocsIT {
  static final String PAGE = "docs/rfc2136.md";

  /** Where the page has its server listen. */
  private static final String PORT = "5300";

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource
  void saysWhatHappens(Function<ZoneText[], DnsServer> kind) throws Exception {
    var zone = Files.readString(Page.REPOSITORY.resolve("examples/rfc2136/example.com.zone"));
    try (var server = kind.apply(new ZoneText[] {new ZoneText("example.com", zone)})) {
      server.open();
      var port = String.valueOf(server.address().getPort());
      var shell = new Shell(folder, Map.of("TSIG_SECRET", DnsServer.SECRET));
      shell.replace("examples/rfc2136/mailauth.yaml", PORT, port);
      shell.follow(Page.of(PAGE).with(PORT, port));
    }
  }

  static Stream<Named<Function<ZoneText[], DnsServer>>> saysWhatHappens() {
    return Stream.of(
        Named.of("BIND", NamedServer::new),
        Named.of("Knot", KnotServer::new),
        Named.of("PowerDNS", PdnsServer::new));
  }
}
