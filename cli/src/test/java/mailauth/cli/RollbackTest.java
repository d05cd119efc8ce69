package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going back from a run after which somebody else was at the same zone. */
class RollbackTest {
  private static final String ZONE = "zones/example.com.zone";
  private static final String BEFORE =
      """
      $ORIGIN example.com.
      $TTL 1h
      @ IN SOA ns1 hostmaster 7 3600 600 86400 300
      @ TXT "v=spf1 mx ~all"
      @ TXT "site=1"
      """;

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file(ZONE, BEFORE)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers:
                  local: { type: zonefile, directory: zones }
                domains:
                  example.com: { provider: local, senders: [hosts: { ip: [192.0.2.1] }] }
                """);
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read(ZONE)).contains("\"v=spf1 mx ip4:192.0.2.1 ~all\"");
  }

  @Test
  void whatSomebodyMadeOfTheVeryValueGoesOnlyOnceAPersonAgrees() {
    change("ip4:192.0.2.1", "ip4:192.0.2.2");

    var asked = cli.run("rollback");
    assertThat(asked.exitCode()).isEqualTo(1);
    assertThat(asked.out())
        .contains(
            """
              ~ example.com TXT "v=spf1"
                  - ip4:192.0.2.2
                  back to what stood before the run
                  ! confirm ROLLBACK_OVERWRITES_LATER_CHANGE: someone changed it after the run; \
            rolling back undoes that as well
            """);
    assertThat(cli.read(ZONE)).contains("ip4:192.0.2.2");

    assertThat(cli.run("rollback", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read(ZONE)).contains("\"v=spf1 mx ~all\"");
  }

  @Test
  void whatSomebodyPutBesideItStaysAndNobodyIsAsked() {
    change("site=1", "site=2");

    assertThat(cli.run("rollback", "--auto-approve").out())
        .doesNotContain("ROLLBACK_OVERWRITES_LATER_CHANGE");
    assertThat(cli.read(ZONE)).contains("\"v=spf1 mx ~all\"", "\"site=2\"");
  }

  private void change(String before, String after) {
    cli.file(ZONE, cli.read(ZONE).replace(before, after));
  }
}
