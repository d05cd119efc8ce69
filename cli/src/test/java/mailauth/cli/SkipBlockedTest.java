package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One domain of a fleet cannot go on, and the others need not wait for it. */
class SkipBlockedTest {
  private static final String BLOCKED =
      "mailauth: example.com is blocked by NULL_MX_BESIDE_MX: the domain is declared parked but has"
          + " MX 10 mx.example.com.; remove its MX records if it really takes no mail\n";

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file("zones/example.com.zone", zone("example.com", "@ IN MX 10 mx"))
            .file("zones/example.net.zone", zone("example.net", ""))
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers:
                  local: { type: zonefile, directory: zones }
                domains:
                  example.com: { provider: local, parked: true }
                  example.net: { provider: local, senders: [hosts: { ip: [192.0.2.1] }] }
                """);
  }

  @Test
  void oneBlockedDomainHoldsAllUnlessItIsLeftOut() {
    var held = cli.run("apply", "--auto-approve");
    assertThat(held.exitCode()).isEqualTo(3);
    assertThat(held.err()).isEqualTo(BLOCKED + "mailauth: nothing was written\n");

    var others = cli.run("apply", "--auto-approve", "--skip-blocked");
    assertThat(others.exitCode()).isEqualTo(3);
    assertThat(others.err()).isEqualTo(BLOCKED + "mailauth: 1 of 2 domains stay as they are\n");
    assertThat(others.out()).contains("example.net\n  done  + example.net TXT\nApplied 1 change ");
    assertThat(cli.read("zones/example.net.zone")).contains("v=spf1 ip4:192.0.2.1 ~all");
    assertThat(cli.read("zones/example.com.zone")).isEqualTo(zone("example.com", "@ IN MX 10 mx"));
  }

  @Test
  void aSavedPlanTakesItToo() {
    var plan = cli.path("plan.json").toString();
    assertThat(cli.run("plan", "--out", plan).exitCode()).isZero();

    var others = cli.run("apply", plan, "--skip-blocked");
    assertThat(others.exitCode()).isEqualTo(3);
    assertThat(others.err()).isEqualTo(BLOCKED + "mailauth: 1 of 2 domains stay as they are\n");
    assertThat(cli.read("zones/example.net.zone")).contains("v=spf1 ip4:192.0.2.1 ~all");
  }

  @Test
  void whereTheOthersAreInSyncNothingIsWritten() {
    assertThat(cli.run("apply", "--auto-approve", "--skip-blocked").exitCode()).isEqualTo(3);
    var again = cli.run("apply", "--auto-approve", "--skip-blocked");
    assertThat(again.exitCode()).isEqualTo(3);
    assertThat(again.err()).isEqualTo(BLOCKED + "mailauth: nothing was written\n");
  }

  private static String zone(String domain, String more) {
    return """
    $ORIGIN %s.
    $TTL 1h
    @ IN SOA ns1 hostmaster 7 3600 600 86400 300
    %s
    """
        .formatted(domain, more);
  }
}
