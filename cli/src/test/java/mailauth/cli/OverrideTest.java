package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A domain is parked though it has a mail server still: a gate blocks, and a person knows better.
 */
class OverrideTest {
  private static final Instant DECEMBER = Instant.parse("2026-12-31T23:00:00Z");
  private static final Instant JANUARY = Instant.parse("2027-01-01T01:00:00Z");
  private static final String OVERRIDE =
      """
          overrides: { NULL_MX_BESIDE_MX: { reason: the hosts are off, until: 2026-12-31 } }
      """;
  private static final String BESIDE =
      "block NULL_MX_BESIDE_MX: the domain is declared parked but has MX 10 mx.example.com.; remove"
          + " its MX records if it really takes no mail; overridden until 2026-12-31: the hosts are"
          + " off";

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .clock(DECEMBER)
            .file(
                "zones/example.com.zone",
                """
                $ORIGIN example.com.
                $TTL 1h
                @ IN SOA ns1 hostmaster 7 3600 600 86400 300
                  IN MX 10 mx
                mx IN A 192.0.2.25
                @ IN TXT "v=spf1 mx -all"
                """);
  }

  @Test
  void withoutAnOverrideNothingIsWritten() {
    declare("");
    var ran = cli.run("apply", "--auto-approve");
    assertThat(ran.exitCode()).isEqualTo(3);
    assertThat(ran.out())
        .endsWith(
            "2 confirmations needed (DMARC_PARKED, SPF_AUTHORIZATION_REMOVED)."
                + " 1 gate blocks (NULL_MX_BESIDE_MX).\n");
    assertThat(ran.err()).contains("blocked by NULL_MX_BESIDE_MX: ", "nothing was written");
  }

  @Test
  void everyFormatShowsItBesideTheGate() {
    declare(OVERRIDE);
    assertThat(cli.run("plan").out())
        .contains("      ! " + BESIDE + "\n")
        .endsWith(
            "2 confirmations needed (DMARC_PARKED, SPF_AUTHORIZATION_REMOVED)."
                + " 1 gate is overridden (NULL_MX_BESIDE_MX).\n");
    assertThat(cli.run("plan", "--format", "markdown").out()).contains("- **" + BESIDE + "**\n");
    assertThat(cli.run("plan", "--format", "json").out())
        .contains(
            """
                  "override" : {
                    "reason" : "the hosts are off",
                    "until" : "2026-12-31"
                  }
            """);
  }

  @Test
  void withOneTheChangesAreMadeAndTheWayBackOutlivesIt() {
    declare(OVERRIDE);
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone")).contains("MX 0 .");

    cli.clock(JANUARY);
    assertThat(cli.run("plan"))
        .isEqualTo(
            new Cli.Ran(
                1,
                "",
                folder
                    + "/mailauth.yaml:7:18: the override of NULL_MX_BESIDE_MX ended with"
                    + " 2026-12-31: remove it, or renew it with its reason\n"));
    assertThat(cli.run("rollback", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone")).contains("MX 10 mx");
  }

  @Test
  void aSavedPlanIsBlockedAgainOnceItHasEnded() {
    declare(OVERRIDE);
    var plan = cli.path("plan.json").toString();
    assertThat(cli.run("plan", "--out", plan, "--detailed-exitcode").exitCode()).isEqualTo(2);

    var late = cli.clock(JANUARY).run("apply", plan);
    assertThat(late.exitCode()).isEqualTo(3);
    assertThat(late.err()).contains("blocked by NULL_MX_BESIDE_MX: ", "nothing was written");
    assertThat(cli.clock(DECEMBER).run("apply", plan).exitCode()).isZero();
  }

  @Test
  void whereNobodyIsHereToAskWhatIsToBeConfirmedIsNamed() {
    declare(OVERRIDE);
    var ran = cli.run("apply");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo(
            "mailauth: nobody is here to approve the plan and confirm DMARC_PARKED,"
                + " SPF_AUTHORIZATION_REMOVED; use --auto-approve, or apply a saved plan\n");
  }

  private void declare(String override) {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers: { local: { type: zonefile, directory: zones } }
        domains:
          example.com:
            provider: local
            parked: true
        """
            + override);
  }
}
