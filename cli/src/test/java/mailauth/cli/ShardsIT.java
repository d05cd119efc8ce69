package mailauth.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mailauth.cli.project.Shard;
import mailauth.core.config.Reference;
import mailauth.core.config.StateConfig;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.yaml.Position;
import mailauth.providers.StateStores;
import mailauth.providers.host.HostType;
import mailauth.providers.http.Http;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.PostgresServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.state.StateStore;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two machines apply the halves of a fleet at once, on one PostgreSQL and one name server, and one
 * is killed in the middle, as by {@code kill -9}.
 */
class ShardsIT {
  @RegisterExtension static final PostgresServer DATABASE = new PostgresServer();

  private static final String FOREIGN = "not ours; of \\\"others\\\" \\195\\164";
  private static final List<String> DOMAINS =
      IntStream.rangeClosed(1, 24).mapToObj("d%02d.example"::formatted).toList();

  @TempDir private Path folder;
  private String project;

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT"})
  void aRerunConvergesAndNothingIsLost(Brand brand) throws Exception {
    project = "shards-" + brand;
    try (var server = brand.server(zones())) {
      server.open();
      var foreign = foreign(server);
      assertThat(foreign).hasSize(DOMAINS.size());
      killedAtItsFourthChange(server);

      assertThat(changed(server, "1/2")).as("was in the middle").isBetween(1L, 11L);
      assertThat(changed(server, "2/2")).as("went on").isEqualTo(of("2/2"));
      assertThat(foreign(server)).isEqualTo(foreign);
      theJournalLeadsBack();

      var rerun = machine("rerun", server.address(), server);
      var applied = rerun.run("apply", "--shard", "1/2", "--auto-approve");
      assertThat(applied.exitCode()).as(applied.out() + applied.err()).isZero();
      assertThat(rerun.run("plan", "--detailed-exitcode").exitCode()).isZero();
      assertThat(changed(server, "1/1")).isEqualTo(DOMAINS.size());
      assertThat(foreign(server)).isEqualTo(foreign);
      theJournalLeadsBack();
      whatAnyOfThemCreatedIsKnownToBeOurs(rerun);
    }
  }

  private void killedAtItsFourthChange(DnsServer server) throws Exception {
    var both = new CountDownLatch(2);
    var first = new CompletableFuture<Process>();
    try (var mine =
            new Detour(
                server.address(),
                number -> {
                  meet(both, number);
                  if (number == 4) {
                    first.join().destroyForcibly();
                  }
                });
        var other = new Detour(server.address(), number -> meet(both, number))) {
      first.complete(start("first", mine.address(), server, "1/2"));
      var second = start("second", other.address(), server, "2/2");
      assertThat(first.join().waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(first.join().exitValue()).isEqualTo(128 + 9);
      assertThat(second.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(second.exitValue()).isZero();
    }
  }

  /** At the first change of each, both are writing. */
  private static void meet(CountDownLatch both, int number) {
    if (number == 1) {
      both.countDown();
      try {
        assertThat(both.await(1, TimeUnit.MINUTES)).as("both write at once").isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Process start(String name, InetSocketAddress way, DnsServer server, String shard)
      throws Exception {
    var yaml = machine(name, way, server).path("mailauth.yaml").toString();
    var java = ProcessHandle.current().info().command().orElseThrow();
    var builder =
        new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "mailauth.cli.Main",
                "apply",
                "--auto-approve",
                "--parallelism",
                "1",
                "--shard",
                shard,
                "-f",
                yaml,
                "--dns",
                Cli.NOBODY)
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), name + ".txt"));
    builder
        .environment()
        .putAll(Map.of("TSIG_SECRET", DnsServer.SECRET, "STATE_PASSWORD", PostgresServer.PASSWORD));
    return builder.start();
  }

  private Cli machine(String name, InetSocketAddress way, DnsServer server) {
    return declare(
        new Cli(folder.resolve(name))
            .environment("TSIG_SECRET", DnsServer.SECRET)
            .environment("STATE_PASSWORD", PostgresServer.PASSWORD),
        "senders: [i8t], dmarc: { policy: none }",
        way,
        server);
  }

  private Cli declare(Cli cli, String posture, InetSocketAddress way, DnsServer server) {
    return cli.file(
        "mailauth.yaml",
        """
        version: 1
        state: { type: postgres, url: "%s", user: %s, password: "${env:STATE_PASSWORD}", project: %s }
        providers:
          ns1:
            type: rfc2136
            server: %s
            tsig: { name: mailauth-key, secret: "${env:TSIG_SECRET}" }
            verify: [%s]
        domains:
        """
                .formatted(
                    DATABASE.url(),
                    PostgresServer.USER,
                    project,
                    Endpoint.text(way),
                    Endpoint.text(server.address()))
            + DOMAINS.stream()
                .map(domain -> "  %s: { provider: ns1, %s }\n".formatted(domain, posture))
                .collect(joining()));
  }

  /** Taken out of the YAML, it goes out of DNS, also what the killed run had written. */
  private void whatAnyOfThemCreatedIsKnownToBeOurs(Cli cli) {
    var yaml = cli.read("mailauth.yaml");
    cli.file("mailauth.yaml", yaml.replace("senders: [i8t], ", "spf: { all: softfail }, "));
    assertThat(cli.run("plan").out()).contains("%d to delete".formatted(DOMAINS.size()));
  }

  private void theJournalLeadsBack() {
    try (var state = state()) {
      assertThat(state.runs()).hasSizeGreaterThanOrEqualTo(2);
      for (var run : state.runs()) {
        assertThat(state.run(run).domains())
            .isNotEmpty()
            .allSatisfy(domain -> assertThat(domain.steps()).isNotEmpty());
      }
    }
  }

  private StateStore state() {
    var at = new Position("mailauth.yaml", 2, 1);
    var config =
        new StateConfig.InPostgres(
            new Reference.Literal(at, DATABASE.url()),
            Optional.of(new Reference.Literal(at, PostgresServer.USER)),
            Optional.of(new Reference.Literal(at, PostgresServer.PASSWORD)),
            project);
    var surroundings =
        new HostType.Surroundings(
            folder, Map.of(), (name, type) -> new Answer.NoName(), Http.silent());
    return StateStores.open(config, surroundings, notice -> {});
  }

  private static ZoneText[] zones() {
    return DOMAINS.stream()
        .map(origin ->
            ZoneText.of(origin, "@ TXT \"%s\"\n@ TXT \"v=spf1 mx ~all\"\n".formatted(FOREIGN)))
        .toArray(ZoneText[]::new);
  }

  /** The octets of each domain's TXT record of somebody else, as the server has them. */
  private static List<String> foreign(DnsServer server) throws Exception {
    return records(server, "1/1").stream().filter(text -> text.contains("not ours")).toList();
  }

  private static long changed(DnsServer server, String shard) throws Exception {
    return records(server, shard).stream().filter(text -> text.contains("v=DMARC1")).count();
  }

  private static long of(String shard) {
    return DOMAINS.stream().map(Name::of).filter(Shard.parse(shard)::includes).count();
  }

  private static List<String> records(DnsServer server, String shard) throws Exception {
    var records = new ArrayList<String>();
    for (var domain : DOMAINS) {
      if (Shard.parse(shard).includes(Name.of(domain))) {
        server.records(Name.of(domain)).forEach(record -> records.add(record.toString()));
      }
    }
    return records.stream().sorted().toList();
  }
}
