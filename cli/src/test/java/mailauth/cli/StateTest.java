package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mailauth.providers.state.FileState;
import mailauth.providers.state.Holder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that another run holds, or that is lost, or damaged, or not ours to read. */
class StateTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file(
                "zones/example.com.zone",
                """
                $ORIGIN example.com.
                $TTL 1h
                @ IN SOA ns1 hostmaster 7 3600 600 86400 300
                  IN TXT "v=spf1 mx include:old.example ~all"
                """);
    declare("senders: [i8t]");
  }

  @Test
  void whoComesSecondIsToldWhoHoldsItAndSinceWhen() {
    var state = new FileState(cli.path(".mailauth/state.json"), notice -> {});
    try (var held =
        state.hold(List.of(), new Holder("20261125T120000.000Z-3f9a", 4711, NOON), Duration.ZERO)) {
      assertThat(held).isNotNull();
      var ran = cli.run("apply", "--auto-approve");
      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.err())
          .isEqualTo(
              """
              mailauth: another run is writing: run 20261125T120000.000Z-3f9a, process 4711, since \
              2026-11-25T12:00:00Z holds %s; try again when it is done, or wait with --lock-timeout \
              SECONDS
              mailauth: nothing was written
              """
                  .formatted(state.place()));
    }
    assertThat(cli.run("apply", "--auto-approve", "--lock-timeout", "1").exitCode()).isZero();
  }

  @Test
  void withoutItsStateTheToolKeepsRecordsRightAndDeletesNothing() {
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    var zone = cli.read("zones/example.com.zone");
    cli.file(".mailauth/state.json", "{ half");

    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).as("in sync").isZero();
    declare("spf: { all: softfail }");
    var ran = cli.run("apply", "--auto-approve");
    assertThat(ran.err()).contains("is damaged", "nothing is deleted");
    assertThat(ran.out()).contains("No changes");
    assertThat(cli.read("zones/example.com.zone")).isEqualTo(zone);
  }

  @Test
  void aLaterVersionsStateStopsEverything() {
    cli.file(".mailauth/state.json", "{ \"format\": \"mailauth-state/2\" }");
    var ran = cli.run("apply", "--auto-approve");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("is of a later version (mailauth-state/2): use the mailauth that wrote it");
    assertThat(cli.read("zones/example.com.zone")).doesNotContain("i8t");
  }

  @Test
  void theLastRunIsTheLastEvenIfTheClockWasSetBack() {
    cli.clock(NOON.plus(Duration.ofDays(30))).run("apply", "--auto-approve");
    declare("senders: [i8t], dmarc: { policy: none }");
    cli.clock(NOON).run("apply", "--auto-approve");

    assertThat(cli.run("rollback", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone")).contains("i8t").doesNotContain("_dmarc");
  }

  @Test
  void aStageThatAWrongClockSawInTheFutureBeginsAnew() {
    declare("dmarc: { rollout: normal, reports: [dmarc@example.com] }");
    cli.clock(NOON.plus(Duration.ofDays(365))).run("apply", "--auto-approve");
    assertThat(cli.read(".mailauth/state.json")).contains("\"since\" : \"2027-11-25T12:00:");

    cli.clock(NOON);
    assertThat(cli.run("rollout", "status").out())
        .contains(
            "DMARC_DWELL: nobody remembers since when p=none stands: the next apply remembers");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read(".mailauth/state.json")).contains("\"since\" : \"2026-11-25T12:00:");
    assertThat(cli.run("rollout", "status").out()).contains("p=none  ", "stands since 2026-11-25");
  }

  @Test
  void withoutItsStateClocksRestartAndTheToolSaysSo() {
    declare("dmarc: { rollout: normal, reports: [dmarc@example.com] }");
    cli.clock(NOON).run("apply", "--auto-approve");
    var zone = cli.read("zones/example.com.zone");

    cli.clock(NOON.plus(Duration.ofDays(30))).file(".mailauth/state.json", "");
    var status = cli.run("rollout", "status");
    assertThat(status.err()).contains("is damaged", "waiting times start again");
    assertThat(status.out()).contains("nobody remembers since when p=none stands");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.run("rollout", "status").out()).contains("stands since 2026-12-25");
    assertThat(cli.read("zones/example.com.zone")).isEqualTo(zone);
  }

  private void declare(String posture) {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers: { local: { type: zonefile, directory: zones } }
        domains:
          example.com: { provider: local, %s }
        """
            .formatted(posture));
  }
}
