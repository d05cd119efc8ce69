package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand zone files in one folder, as the packaged tool sees them. */
class ThousandDomainsIT {
  private static final int DOMAINS = 1_000;

  /** Three seconds are meant; the rest is for a machine that is busy with other things. */
  private static final Duration LONGEST_PLAN = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void arePlannedInSecondsAndAppliedOnce() throws Exception {
    var cli = new Cli(folder);
    var yaml =
        new StringBuilder(
            """
            version: 1
            providers:
              local: { type: zonefile, directory: zones }
            domains:
            """);
    for (int i = 1; i <= DOMAINS; i++) {
      var domain = "d%04d.example".formatted(i);
      yaml.append(
          "  %s: { provider: local, senders: [i8t], dmarc: { policy: none } }\n".formatted(domain));
      cli.file(
          "zones/" + domain + ".zone",
          """
          $ORIGIN %s.
          $TTL 1h
          @ IN SOA ns1 hostmaster 1 3600 600 86400 300
          @ IN NS ns1
          @ IN TXT "v=spf1 mx ~all"
          ns1 IN A 192.0.2.53
          """
              .formatted(domain));
    }
    cli.file("mailauth.yaml", yaml.toString());
    cli.file(
        "zones/i8t.com.zone",
        """
        $ORIGIN i8t.com.
        @   300 IN SOA ns1 hostmaster 1 3600 600 86400 300
        spf 300 IN TXT "v=spf1 ip4:203.0.113.0/24 ip6:2001:db8::/32 -all"
        i8tsmtp._domainkey 300 IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
        """);

    var started = Instant.now();
    var planned = run("plan");
    assertThat(Duration.between(started, Instant.now())).isLessThan(LONGEST_PLAN);
    assertThat(planned.exitCode()).isZero();
    assertThat(planned.out())
        .endsWith("Plan: 2000 to create, 1000 to update, 0 to delete in 1,000 domains.\n");

    assertThat(run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(run("plan", "--detailed-exitcode"))
        .isEqualTo(
            new Cli.Ran(0, "No changes: 3,000 records stand as declared in 1,000 domains.\n", ""));
  }

  private Cli.Ran run(String... args) throws Exception {
    return Packaged.start(folder, Map.of(), args).join();
  }
}
