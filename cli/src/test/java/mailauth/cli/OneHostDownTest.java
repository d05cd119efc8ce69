package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two domains at two hosts, one of which nobody listens at. */
class OneHostDownTest {
  private static final String DOWN =
      """
      example.net (rfc2136 down)
        ! 127.0.0.1:1 refuses connections; is it the right port?
      """;

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers:
                  local: { type: zonefile, directory: zones }
                  down: { type: rfc2136, server: "127.0.0.1:1" }
                domains:
                  example.com: { provider: local, dmarc: { policy: none } }
                  example.net: { provider: down, dmarc: { policy: none } }
                """)
            .file(
                "zones/example.com.zone",
                """
                $ORIGIN example.com.
                @ 1h IN SOA ns1 hostmaster 7 3600 600 86400 300
                """);
  }

  @Test
  void theOtherDomainIsPlanned() {
    var ran = cli.run("plan", "--detailed-exitcode");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out())
        .contains("  + _dmarc.example.com TXT \"v=DMARC1; p=none\"\n")
        .contains(DOWN)
        .endsWith(
            "Plan: 1 to create, 0 to update, 0 to delete in 1 domain."
                + " 1 domain could not be planned.\n");
  }

  @Test
  void theOtherDomainIsApplied() {
    var ran = cli.run("apply", "--auto-approve");
    assertThat(ran.exitCode()).as("applied in part").isEqualTo(5);
    assertThat(ran.out())
        .contains("example.com\n  done  + _dmarc.example.com TXT\n")
        .contains("example.net\n  because  127.0.0.1:1 refuses connections");
    assertThat(cli.read("zones/example.com.zone")).contains("_dmarc");
  }

  @Test
  void whereTheRestIsInSyncAnErrorIsLeft() {
    cli.run("apply", "--auto-approve");
    var ran = cli.run("apply", "--auto-approve");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains(DOWN);
  }

  @Test
  void itsOwnershipIsNotForgotten() {
    var state =
        """
        {
          "format": "mailauth-state/1",
          "domains": {
            "example.net": {
              "ownership": {
                "created": [
                  {"name": "s1._domainkey.example.net", "type": "CNAME", "purpose": "dkim"}
                ],
                "spfTerms": {}
              }
            }
          }
        }
        """;
    cli.file(".mailauth/state.json", state).run("apply", "--auto-approve");
    assertThat(cli.read(".mailauth/state.json"))
        .contains("s1._domainkey.example.net", "\"example.com\"");
  }
}
