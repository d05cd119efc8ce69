package mailauth.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server crashes while thirty domains are changed, one after the other. */
class CrashIT {
  private static final List<String> DOMAINS =
      IntStream.rangeClosed(1, 30).mapToObj("d%02d.example"::formatted).toList();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT"})
  void theRunSaysHowFarItCameAndARerunDoesTheRest(Brand brand) throws Exception {
    var cli = new Cli(folder).environment("TSIG_SECRET", DnsServer.SECRET);
    try (var server = brand.server(zones())) {
      server.open();
      crashAtTheSixthChange(cli, server);

      server.start();
      declare(cli, "senders: [i8t]", server.address(), server);
      assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
      assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();

      declare(cli, "spf: { all: softfail }", server.address(), server);
      assertThat(cli.run("plan").out())
          .as("what the first run created is known to be ours")
          .contains("0 to create, 30 to update, 30 to delete");
    }
  }

  private static void crashAtTheSixthChange(Cli cli, DnsServer server) throws Exception {
    var way = new CompletableFuture<Detour>();
    way.complete(
        new Detour(
            server.address(),
            number -> {
              if (number == 6) {
                server.kill();
                way.join().close();
              }
            }));
    declare(cli, "senders: [i8t]", way.join().address(), server);

    var ran = cli.run("apply", "--auto-approve", "--parallelism", "1");
    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.out())
        .contains(
            """
            d05.example
              done  + i8tsmtp._domainkey.d05.example CNAME
              done  ~ d05.example TXT
              done  + _dmarc.d05.example TXT
            d06.example
              perhaps done  + i8tsmtp._domainkey.d06.example CNAME
              perhaps done  ~ d06.example TXT
              perhaps done  + _dmarc.d06.example TXT
              because  i8tsmtp._domainkey.d06.example CNAME may or may not be written:\
            """)
        .contains(
            """
            d07.example
              not done  + i8tsmtp._domainkey.d07.example CNAME
              not done  ~ d07.example TXT
              not done  + _dmarc.d07.example TXT
              because  i8tsmtp._domainkey.d07.example CNAME: %s refuses connections\
            """
                .formatted(Endpoint.text(way.join().address())))
        .containsPattern("Applied 15 changes in run \\S+; 3 perhaps done; 72 not done\\.\n")
        .contains("To go back: mailauth rollback ", "To go on: mailauth apply ");
    assertThat(cli.lastRollback().domains()).hasSize(6);
  }

  private static ZoneText[] zones() {
    return DOMAINS.stream()
        .map(origin -> ZoneText.of(origin, "@ TXT \"v=spf1 mx ~all\"\n"))
        .toArray(ZoneText[]::new);
  }

  private static void declare(Cli cli, String posture, InetSocketAddress way, DnsServer server) {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers:
          ns1:
            type: rfc2136
            server: %s
            tsig: { name: mailauth-key, secret: "${env:TSIG_SECRET}" }
            verify: [%s]
        domains:
        """
                .formatted(Endpoint.text(way), Endpoint.text(server.address()))
            + DOMAINS.stream()
                .map(
                    "  %%s: { provider: ns1, %s, dmarc: { policy: none } }\n".formatted(posture)
                        ::formatted)
                .collect(joining()));
  }
}
