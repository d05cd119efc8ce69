package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where rollouts stand, for one domain and for a thousand, and the next stage on demand. */
class RolloutCommandTest {
  private static final String CLIMBS = "dmarc: { rollout: normal, reports: [dmarc@example.com] }\n";

  @TempDir private Path folder;
  private RolloutYear year;

  @BeforeEach
  void setUp() {
    year =
        new RolloutYear(
            folder,
            """
            senders: [{ hosts: { ip: [192.0.2.1] } }]
            dkim: { s1: { txt: "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" } }
            """
                + CLIMBS);
    year.mail(40, "192.0.2.1").own();
  }

  @Test
  void statusShowsTheLadderAndWhatIsMissing() {
    year.until("2026-01-09");
    assertThat(year.run("rollout", "status"))
        .isEqualTo(
            new Cli.Ran(
                0,
                """
                example.com DMARC, rollout normal
                  [ ] p=reject
                  [ ] p=quarantine np=reject
                  [ ] p=quarantine sp=none np=reject
                  [ ] p=none np=reject                   next, not before 2026-01-16
                  [>] p=none                             stands since 2026-01-01
                  waits for DMARC_DWELL: p=none has stood for 8 of 14 days since the first report, of \
                2026-01-02
                  waits for DMARC_EVIDENCE: 7 of 10 days of reports, and 560 of 100 messages of \
                declared senders
                """,
                ""));
    assertThat(year.run("rollout", "status", "--format", "markdown").out())
        .isEqualTo(
            """
            | name | policy | stage | since | next | earliest | waits for |
            |---|---|---|---|---|---|---|
            | `example.com` | DMARC | 1 of 5: `p=none` | 2026-01-01 | `p=none np=reject` | 2026-01-16 | \
            DMARC_DWELL, DMARC_EVIDENCE |
            """);
    assertThat(year.run("rollout", "status", "--format", "json").out())
        .contains(
            "\"at\" : 0",
            "\"stage\" : \"p=none\"",
            "\"since\" : \"2026-01-01T07:00:",
            "\"earliest\" : \"2026-01-16\"",
            "\"gate\" : \"DMARC_DWELL\"");
  }

  @Test
  void thePlanStaysAndSaysWhatIsMissing() {
    year.until("2026-01-09");
    assertThat(year.run("plan").out())
        .contains("DMARC of example.com stays at p=none; next is p=none np=reject, not before")
        .endsWith(" 1 rollout waits (mailauth rollout status).\n");
  }

  @Test
  void advanceRefusesWithWhatIsMissing() {
    year.until("2026-01-09");
    var ran = year.run("rollout", "advance", "example.com", "--auto-approve");
    assertThat(ran.exitCode()).isEqualTo(3);
    assertThat(ran.err())
        .startsWith("mailauth: example.com stays at p=none, until 2026-01-16 at least\n")
        .contains("DMARC_DWELL: p=none has stood for 8 of 14 days");
  }

  @Test
  void advanceTakesTheNextStageOnceItMay() {
    year.until("2026-01-14");
    var ran = year.run("rollout", "advance", "--auto-approve", "--verify-for", "0");
    assertThat(ran.exitCode()).isEqualTo(3);

    year.tomorrow();
    ran = year.run("rollout", "advance", "--auto-approve", "--verify-for", "0");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("rollout normal, stage 2 of 5: p=none np=reject");
    assertThat(year.run("rollout", "status").out())
        .contains("[>] p=none np=reject                   stands since 2026-01-16");
  }

  @Test
  void aThousandDomainsFold() {
    var cli = new Cli(folder.resolve("fleet"));
    var domains =
        IntStream.range(0, 1000)
            .mapToObj(
                "  d%03d.example: { provider: local, senders: [], dmarc: { rollout: normal } }\n"
                    ::formatted)
            .collect(Collectors.joining());
    for (int i = 0; i < 1000; i++) {
      cli.file(
          "zones/d%03d.example.zone".formatted(i),
          """
          $ORIGIN d%03d.example.
          $TTL 1h
          @ IN SOA ns1 hostmaster 1 3600 600 86400 300
          _dmarc IN TXT "v=DMARC1; p=none"
          """
              .formatted(i));
    }
    cli.file(
        "mailauth.yaml",
        "version: 1\nproviders: { local: { type: zonefile, directory: zones } }\ndomains:\n"
            + domains);
    assertThat(cli.run("rollout", "status").out())
        .isEqualTo(
            """
            DMARC p=none: 1,000
              1,000 wait for DMARC_DWELL
              1,000 wait for DMARC_REPORTS_MISSING
              1,000 wait for DMARC_EVIDENCE
              1,000 wait for DMARC_PASS_RATE
            Name a domain with --domain to see its ladder.
            """);
  }
}
