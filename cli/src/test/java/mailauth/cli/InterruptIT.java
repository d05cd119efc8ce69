package mailauth.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C and its like while the packaged tool changes twenty domains on a slow server. */
class InterruptIT {
  private static final int DOMAINS = 20;
  private static final long PATIENCE_S = 60;

  @RegisterExtension
  static final DnsServer SERVER =
      new NamedServer(
          Stream.of("INT", "TERM", "KILL")
              .flatMap(InterruptIT::domains)
              .map(origin -> ZoneText.of(origin, "@ TXT \"v=spf1 mx ~all\"\n"))
              .toArray(ZoneText[]::new));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void theRunEndsBetweenTwoWritesAndSaysHowFarItCame(String signal) throws Exception {
    var fourth = new CountDownLatch(4);
    try (var detour = new Detour(SERVER.address(), number -> hesitate(fourth))) {
      var cli = new Cli(folder).environment("TSIG_SECRET", DnsServer.SECRET);
      declare(cli, detour, "senders: [i8t], dmarc: { policy: none }", domains(signal));
      var apply = start("apply", "--auto-approve", "--parallelism", "2", "--resolvers", "none");
      assertThat(fourth.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
      apply.signal(signal);

      var ran = apply.join();
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(ran.err())
          .isEqualTo("mailauth: stopping as soon as the writes under way are done\n");
      assertThat(ran.out())
          .containsPattern("Applied \\d+ changes in run \\S+; \\d+ not done\\.\n")
          .endsWith("To go on: mailauth apply\n");
      int done = (int) ran.out().lines().filter(line -> line.startsWith("  done")).count() / 3;
      assertThat(done).isBetween(3, DOMAINS - 1);
      var interrupted = cli.lastRollback();
      assertThat(interrupted.domains()).hasSize(done);

      assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
      assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();

      assertThat(cli.run("rollback", interrupted.run(), "--auto-approve").exitCode()).isZero();
      assertThat(cli.run("plan").out())
          .contains("Plan: %d to create, %d to update, 0 to delete".formatted(2 * done, done));
    }
  }

  @Test
  void whatARunLeavesThatIsKilledIsKnownToBeOurs() throws Exception {
    var fourth = new CountDownLatch(4);
    try (var detour = new Detour(SERVER.address(), number -> hesitate(fourth))) {
      var cli = new Cli(folder).environment("TSIG_SECRET", DnsServer.SECRET);
      declare(cli, detour, "senders: [i8t]", domains("KILL"));
      var apply = start("apply", "--auto-approve", "--parallelism", "2", "--resolvers", "none");
      assertThat(fourth.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
      apply.signal("KILL");
      assertThat(apply.join().exitCode()).isEqualTo(128 + 9);
      assertThat(cli.lastRollback().domains()).hasSize(DOMAINS);

      assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
      declare(cli, detour, "spf: { all: softfail }", domains("KILL"));
      assertThat(cli.run("plan").out())
          .contains("Plan: 0 to create, %d to update, %d to delete".formatted(DOMAINS, DOMAINS));
    }
  }

  private Packaged start(String... args) throws Exception {
    return Packaged.start(folder, Map.of("TSIG_SECRET", DnsServer.SECRET), args);
  }

  private static void hesitate(CountDownLatch arrivals) {
    try {
      arrivals.countDown();
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Stream<String> domains(String prefix) {
    return IntStream.rangeClosed(1, DOMAINS)
        .mapToObj(number -> "%s%02d.example".formatted(prefix.toLowerCase(Locale.ROOT), number));
  }

  private static void declare(Cli cli, Detour way, String posture, Stream<String> domains) {
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
                .formatted(Endpoint.text(way.address()), Endpoint.text(SERVER.address()))
            + domains
                .map(domain -> "  %s: { provider: ns1, %s }\n".formatted(domain, posture))
                .collect(joining()));
  }
}
