package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mailauth.providers.state.FileState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * An apply is killed, as by {@code kill -9}, at each point where it is about to change a file: the
 * lock's note, the rollback file, the state, the zone.
 */
class KillIT {
  private static final String ZONE =
      """
      $ORIGIN example.com.
      $TTL 1h
      @     IN SOA ns1 hostmaster ( 7 ; counts up
              3600 600 86400 300 )
            IN NS  ns1
      @     IN TXT "not ours; of others"
            IN TXT "v=spf1 mx ~all"   ; the mail server
      """;

  @TempDir private Path folders;

  @Test
  void afterEachTheWayBackIsValidNothingForeignIsLostAndARerunConverges(TestReporter reporter)
      throws Exception {
    var whole = project("whole");
    var points = Debuggee.run(whole.path("."), 0, "apply", "--auto-approve");
    assertThat(points.exitCode()).isZero();
    assertThat(points.points()).hasSizeGreaterThan(20);
    var wanted = unnumbered(whole);

    for (int point = 1; point <= points.points().size(); point++) {
      var place = "killed at point %d, %s".formatted(point, points.points().get(point - 1));
      var cli = project("p" + point);
      assertThat(Debuggee.run(cli.path("."), point, "apply", "--auto-approve").exitCode())
          .as(place)
          .isEqualTo(128 + 9);
      assertThat(cli.read("zones/example.com.zone"))
          .as(place)
          .contains("\"not ours; of others\"", "; the mail server", "; counts up");
      theWayBackLeadsBack(cli, place);

      assertThat(cli.run("apply", "--auto-approve").exitCode()).as(place).isZero();
      assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).as(place).isZero();
      assertThat(unnumbered(cli)).as(place).isEqualTo(wanted);
    }
    reporter.publishEntry("points at which the apply was killed", "" + points.points().size());
    System.out.printf("KillIT: killed at each of %d write points%n", points.points().size());
  }

  /** In a copy, so that the rerun finds what the kill left. */
  private void theWayBackLeadsBack(Cli killed, String place) throws IOException {
    var copy = copyOf(killed);
    var state = new FileState(copy.path(".mailauth/state.json"), notice -> {});
    for (var run : state.runs()) {
      assertThat(state.run(run).domains()).as(place).isNotEmpty();
      assertThat(copy.run("rollback", run, "--auto-approve").exitCode()).as(place).isZero();
      assertThat(unnumbered(copy)).as(place).isEqualTo(ZONE.replace("7 ;", "N ;"));
    }
  }

  private Cli project(String name) {
    return new Cli(folders.resolve(name))
        .file("zones/example.com.zone", ZONE)
        .file(
            "mailauth.yaml",
            """
            version: 1
            providers: { local: { type: zonefile, directory: zones } }
            domains:
              example.com: { provider: local, senders: [i8t], dmarc: { policy: none } }
            """);
  }

  private static Cli copyOf(Cli cli) throws IOException {
    var from = cli.path(".").normalize();
    var to = from.resolveSibling(from.getFileName() + "-back");
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return new Cli(to);
  }

  /** The zone without the serial, which counts every write. */
  private static String unnumbered(Cli cli) {
    return cli.read("zones/example.com.zone").replaceFirst("\\d+ ;", "N ;");
  }
}
