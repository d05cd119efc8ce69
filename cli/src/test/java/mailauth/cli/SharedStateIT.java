package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.config.Reference;
import mailauth.core.config.StateConfig;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.yaml.Position;
import mailauth.providers.StateStores;
import mailauth.providers.host.HostType;
import mailauth.providers.http.Http;
import mailauth.providers.servers.PostgresServer;
import mailauth.providers.state.Holder;
import mailauth.providers.state.StateStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two machines that share nothing but a database and the zone. */
class SharedStateIT {
  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final Name EXAMPLE = Name.of("example.com");

  @TempDir private Path zones;
  @TempDir private Path here;
  @TempDir private Path there;
  private Cli first;
  private Cli second;

  @BeforeEach
  void setUp() {
    first = machine(here, "senders: [i8t]");
    second = machine(there, "spf: { all: softfail }");
    new Cli(zones)
        .file(
            "example.com.zone",
            """
            $ORIGIN example.com.
            $TTL 1h
            @ IN SOA ns1 hostmaster 7 3600 600 86400 300
              IN TXT "v=spf1 mx ~all"
            """);
  }

  @Test
  void whatOneCreatedTheOtherTakesOutAndWhatOneDidTheOtherUndoes() {
    assertThat(first.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(second.run("plan").out()).contains("0 to create, 1 to update, 1 to delete");

    assertThat(second.run("rollback", "--auto-approve").exitCode()).isZero();
    assertThat(first.run("plan").out()).contains("1 to create, 1 to update, 0 to delete");
    assertThat(here.resolve(".mailauth")).doesNotExist();
    assertThat(first.traces() + second.traces()).doesNotContain(PostgresServer.PASSWORD);
  }

  @Test
  void reportsAndRotationsOfOneCountForTheOther() {
    var report = "../examples/reports/inbox/post.example!example.com!2.xml";
    first = machine(here, "spf: { rollout: normal }, dkim: { s1: { revoked: true } }");
    second = machine(there, "spf: { rollout: normal }, dkim: { s1: { revoked: true } }");
    var import1 = first.run("report", "import", Path.of(report).toAbsolutePath().toString());
    assertThat(import1.out()).startsWith("Imported 1 report ");
    assertThat(second.run("report", "summary").out())
        .contains("example.com: 816 messages in 1 report of 1 reporter");

    var key = here.resolve("s2.pem").toString();
    var rotated = first.run("dkim", "rotate", "example.com", "s1", "--to", "s2", "--out", key);
    assertThat(rotated.exitCode()).as(rotated.err()).isZero();
    assertThat(second.run("rollout", "status").out()).contains("s1", "s2");
    assertThat(here.resolve(".mailauth")).doesNotExist();
    assertThat(there.resolve(".mailauth")).doesNotExist();
  }

  @Test
  void whoComesSecondWritesNothing() {
    var holder = new Holder("20261125T120000.000Z-3f9a", 4711, Instant.EPOCH);
    try (var state = state();
        var held = state.hold(List.of(EXAMPLE), holder, Duration.ZERO)) {
      assertThat(held).isNotNull();
      var ran = first.run("apply", "--auto-approve");
      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.err())
          .contains(
              "another run is writing: run 20261125T120000.000Z-3f9a, process 4711, since"
                  + " 1970-01-01T00:00:00Z holds example.com in project mailauth in postgresql://")
          .endsWith("mailauth: nothing was written\n");
      assertThat(new Cli(zones).read("example.com.zone")).doesNotContain("i8t");
    }
  }

  @Test
  void whoWritesToOtherDomainsGoesOnBesideIt() {
    var holder = new Holder("20261125T120000.000Z-3f9a", 4711, Instant.EPOCH);
    try (var state = state();
        var held = state.hold(List.of(Name.of("example.net")), holder, Duration.ZERO)) {
      assertThat(held).isNotNull();
      assertThat(first.run("apply", "--auto-approve").exitCode()).isZero();
    }
  }

  @Test
  void withoutTheDatabaseNothingIsWritten() throws Exception {
    SERVER.crash();
    try {
      var ran = first.run("apply", "--auto-approve");
      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.err()).contains("mailauth: the state in " + SERVER.url() + " cannot be read");
      assertThat(new Cli(zones).read("example.com.zone")).doesNotContain("i8t");
    } finally {
      SERVER.start();
    }
  }

  private Cli machine(Path folder, String posture) {
    return new Cli(folder)
        .environment("STATE_PASSWORD", PostgresServer.PASSWORD)
        .file(
            "mailauth.yaml",
            """
            version: 1
            state: { type: postgres, url: "%s", user: %s, password: "${env:STATE_PASSWORD}" }
            providers: { local: { type: zonefile, directory: %s } }
            domains:
              example.com: { provider: local, %s }
            """
                .formatted(SERVER.url(), PostgresServer.USER, zones, posture));
  }

  private StateStore state() {
    var at = new Position("mailauth.yaml", 2, 1);
    var config =
        new StateConfig.InPostgres(
            new Reference.Literal(at, SERVER.url()),
            Optional.of(new Reference.Literal(at, PostgresServer.USER)),
            Optional.of(new Reference.Literal(at, PostgresServer.PASSWORD)),
            "mailauth");
    var surroundings =
        new HostType.Surroundings(
            here, Map.of(), (name, type) -> new Answer.NoName(), Http.silent());
    return StateStores.open(config, surroundings, notice -> {});
  }
}
