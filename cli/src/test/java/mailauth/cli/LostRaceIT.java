package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two projects that each want something of their own in the SPF record of one zone. */
@ParameterizedClass
@EnumSource
class LostRaceIT {
  private static final int ROUNDS = 4;

  private static DnsServer server;

  @Parameter
  @SuppressWarnings("UnusedVariable") // JUnit wants a place for each parameter
  private Brand brand;

  @TempDir private Path here;
  @TempDir private Path there;

  @BeforeParameterizedClassInvocation
  static void start(Brand brand) throws Exception {
    var rounds = IntStream.rangeClosed(1, ROUNDS).mapToObj("round%d.example"::formatted);
    server =
        brand.server(
            Stream.concat(Stream.of("held.example"), rounds)
                .map(origin -> ZoneText.of(origin, "@ TXT \"v=spf1 mx ~all\"\n"))
                .toArray(ZoneText[]::new));
    server.open();
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void whoComesSecondWritesNothingAndIsTold() throws Exception {
    var arrived = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var detour =
        new Detour(
            server.address(),
            number -> {
              arrived.countDown();
              await(go);
            })) {
      var first = project(here, "held.example", server.address(), "ip: [192.0.2.1]");
      var second = project(there, "held.example", detour.address(), "ip: [192.0.2.2]");

      var late = inItsOwnThread(() -> second.run("apply", plan(second)));
      await(arrived);
      assertThat(first.run("apply", plan(first)).exitCode()).isZero();
      go.countDown();

      assertThat(late.join().out())
          .startsWith(
              """
              held.example
                not done  ~ held.example TXT
                not done  + _dmarc.held.example TXT
                because  held.example TXT was changed by someone else meanwhile
              Applied 0 changes in run\
              """);
      assertThat(late.join().exitCode()).isEqualTo(4);
      assertThat(second.path(".mailauth/rollback"))
          .as("nothing was done that could be rolled back")
          .isEmptyDirectory();
      assertThat(PlainDns.at(server).ask("held.example", "TXT"))
          .containsExactly("\"v=spf1 mx ip4:192.0.2.1 ~all\"");
      assertConverges("held.example", first, second);
    }
  }

  @RepeatedTest(ROUNDS)
  void ofTwoAtOnceExactlyOneWins(RepetitionInfo round) {
    var zone = "round%d.example".formatted(round.getCurrentRepetition());
    var first = project(here, zone, server.address(), "ip: [192.0.2.1]");
    var second = project(there, zone, server.address(), "ip: [192.0.2.2]");

    var exitCodes =
        Stream.of(first, second)
            .map(cli -> inItsOwnThread(() -> cli.run("apply", plan(cli))))
            .toList()
            .stream()
            .map(run -> run.join().exitCode());

    assertThat(exitCodes).contains(0).containsAnyOf(4, 5);
    assertThat(PlainDns.at(server).ask(zone, "TXT"))
        .singleElement()
        .isIn("\"v=spf1 mx ip4:192.0.2.1 ~all\"", "\"v=spf1 mx ip4:192.0.2.2 ~all\"");
    assertConverges(zone, first, second);
  }

  private static CompletableFuture<Cli.Ran> inItsOwnThread(Supplier<Cli.Ran> run) {
    return CompletableFuture.supplyAsync(run, Thread::startVirtualThread);
  }

  private static void assertConverges(String zone, Cli... projects) {
    for (var cli : projects) {
      assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    }
    assertThat(PlainDns.at(server).ask(zone, "TXT"))
        .singleElement()
        .asString()
        .contains("ip4:192.0.2.1", "ip4:192.0.2.2");
    for (var cli : projects) {
      assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();
    }
  }

  /** A project with a plan already made and saved. */
  private static Cli project(Path folder, String zone, InetSocketAddress way, String hosts) {
    var cli =
        new Cli(folder)
            .environment("TSIG_SECRET", DnsServer.SECRET)
            .file(
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
                  %s:
                    provider: ns1
                    senders: [{ hosts: { %s } }]
                    dmarc: { policy: none }
                """
                    .formatted(Endpoint.text(way), Endpoint.text(server.address()), zone, hosts));
    assertThat(cli.run("plan", "--out", plan(cli)).exitCode()).isZero();
    return cli;
  }

  private static String plan(Cli cli) {
    return cli.path("plan.json").toString();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
