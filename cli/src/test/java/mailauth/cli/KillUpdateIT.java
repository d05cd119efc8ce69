package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.state.FileState;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An apply by RFC 2136 is killed, as by {@code kill -9}, before each update is sent, and after each
 * was carried out and before its answer is read.
 */
class KillUpdateIT {
  /** Two domains, an update each, before and after. */
  private static final int POINTS = 4;

  private static final List<String> TXT = List.of("\"not ours; of others\"", "\"v=spf1 mx ~all\"");

  @TempDir private Path folders;

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT"})
  void afterEachTheWayBackIsValidNothingForeignIsLostAndARerunConverges(Brand brand)
      throws Exception {
    try (var server = brand.server(zones())) {
      server.open();
      var dns = PlainDns.at(server);
      var points = killed(project(0, server), 0, server);
      assertThat(points.exitCode()).isZero();
      assertThat(points.points()).hasSize(POINTS);

      for (int point = 1; point <= 2 * POINTS; point++) {
        int killAt = (point + 1) / 2;
        var place = "%s killed at point %d".formatted(brand, killAt);
        var cli = project(point, server);
        assertThat(killed(cli, killAt, server).exitCode()).as(place).isEqualTo(128 + 9);
        // Once it goes back first, and once it goes on from where the kill left it.
        if (point % 2 == 0) {
          goesBack(cli, place);
          for (var zone : zones(point)) {
            assertThat(dns.ask(zone, "TXT")).as(place).isEqualTo(TXT);
            assertThat(dns.ask("_dmarc." + zone, "TXT")).as(place).isEmpty();
          }
        }
        assertThat(cli.run("apply", "--auto-approve").exitCode()).as(place).isZero();
        assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).as(place).isZero();
        for (var zone : zones(point)) {
          assertThat(dns.ask(zone, "TXT"))
              .as(place)
              .containsExactly(TXT.getFirst(), "\"v=spf1 mx include:spf.i8t.com ~all\"");
          assertThat(dns.ask("_dmarc." + zone, "TXT")).as(place).hasSize(1);
        }
      }
    }
  }

  private static Debuggee.Met killed(Cli cli, int point, DnsServer server) throws Exception {
    return Debuggee.run(
        Debuggee.Points.UPDATES,
        cli.path("."),
        point,
        "apply",
        "--auto-approve",
        "--dns",
        Endpoint.text(server.address()));
  }

  private static void goesBack(Cli cli, String place) {
    var run =
        new FileState(cli.path(".mailauth/state.json"), notice -> {}).runs().stream().findFirst();
    assertThat(run).as(place).isPresent();
    assertThat(cli.run("rollback", run.get(), "--auto-approve").exitCode()).as(place).isZero();
  }

  private Cli project(int number, DnsServer server) {
    return new Cli(folders.resolve("p" + number))
        .resolver(server.address())
        .file("tsig.secret", DnsServer.SECRET)
        .file(
            "mailauth.yaml",
            """
            version: 1
            providers:
              ns1:
                type: rfc2136
                server: %s
                tsig: { name: mailauth-key, secret: file:tsig.secret }
            domains:
              %s: { provider: ns1, senders: [i8t], dmarc: { policy: none } }
              %s: { provider: ns1, senders: [i8t], dmarc: { policy: none } }
            """
                .formatted(
                    Endpoint.text(server.address()),
                    zones(number).getFirst(),
                    zones(number).getLast()));
  }

  /** Each kill has zones of its own, and so has the run that is not killed. */
  private static ZoneText[] zones() {
    return IntStream.rangeClosed(0, 2 * POINTS)
        .boxed()
        .flatMap(number -> zones(number).stream())
        .map(zone -> ZoneText.of(zone, "@ TXT %s\n@ TXT %s\n".formatted(TXT.toArray())))
        .toArray(ZoneText[]::new);
  }

  private static List<String> zones(int number) {
    return List.of("a%d.example".formatted(number), "b%d.example".formatted(number));
  }
}
