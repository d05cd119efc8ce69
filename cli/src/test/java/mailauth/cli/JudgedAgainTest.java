package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between plan and apply DNS changes, and with it what gates say of the plan. */
class JudgedAgainTest {
  private static final String ZONE =
      """
      $ORIGIN example.com.
      $TTL 1h
      @ IN SOA ns1 hostmaster 7 3600 600 86400 300
      """;

  @TempDir private Path folder;
  private Cli cli;
  private String plan = "";

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file("zones/example.com.zone", ZONE)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers: { local: { type: zonefile, directory: zones } }
                domains:
                  example.com:
                    provider: local
                    dkim: { s1: { cname: s1.mail.example } }
                """);
    plan = cli.path("plan.json").toString();
    assertThat(cli.run("plan", "--out", plan).exitCode()).isZero();
  }

  @Test
  void aGateThatHasBecomeBlockStopsTheSavedPlan() {
    cli.file("zones/example.com.zone", ZONE + "s1._domainkey IN TXT \"v=DKIM1; p=\"\n");
    var ran = cli.run("apply", plan);
    assertThat(ran.exitCode()).isEqualTo(3);
    assertThat(ran.err())
        .contains("blocked by CNAME_BESIDE_OTHER_DATA: s1._domainkey.example.com has a TXT record")
        .contains("nothing was written");
    assertThat(cli.read("zones/example.com.zone")).doesNotContain("CNAME");
  }

  @Test
  void otherwiseItIsApplied() {
    cli.file("zones/example.com.zone", ZONE + "www IN A 192.0.2.80\n");
    assertThat(cli.run("apply", plan).exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone")).contains("CNAME");
  }

  @Test
  void whatThePlanDidNotAskForIsNotConfirmedInSilence() {
    cli.file(
        "zones/mail.example.zone",
        """
        $ORIGIN mail.example.
        $TTL 1h
        @ IN SOA ns1 hostmaster 7 3600 600 86400 300
        s1 IN TXT "v=DKIM1; p="
        """);
    var ran = cli.run("apply", plan);
    assertThat(ran.exitCode()).isEqualTo(4);
    assertThat(ran.err())
        .contains(
            "now to be confirmed, DKIM_TARGET_WITHOUT_KEY: the key at the target s1.mail.example"
                + " is revoked")
        .contains("nothing was written; plan again");
    assertThat(cli.run("apply", plan, "--auto-approve").exitCode()).isZero();
  }
}
