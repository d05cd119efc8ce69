package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year with a rollout: what is published when, and why not earlier. */
class RolloutYearTest {
  private static final String KEY =
      """
      dkim: { s1: { txt: "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" } }
      """;
  private static final String OFFICE = "senders: [{ hosts: { ip: [192.0.2.1] } }]\n" + KEY;
  private static final String AND_PAYROLL =
      "senders: [{ hosts: { ip: [192.0.2.1] } }, { include: _spf.payroll.example }]\n" + KEY;
  private static final String AND_SELDOM_PAYROLL =
      """
      senders:
        - hosts: { ip: [192.0.2.1] }
        - { include: _spf.payroll.example, seldom: monthly }
      """
          + KEY;
  private static final String CLIMBS = "dmarc: { rollout: normal, reports: [dmarc@example.com] }\n";

  @TempDir private Path folder;

  @Test
  void theUsualWayToRejectAndThenToFail() {
    var year = new RolloutYear(folder, OFFICE + CLIMBS + "spf: { rollout: normal }");
    year.mail(40, "192.0.2.1").own();
    assertThat(year.until("2026-12-31")).isEqualTo("");
  }

  @Test
  void aMonthlySenderThatWasForgottenToldOfItselfInTime() {
    var year = new RolloutYear(folder, AND_PAYROLL + CLIMBS);
    year.mail(40, "192.0.2.1").own();
    year.mail(30, "198.51.100.4").signs("2026-03-10", true).only(day -> day.getDayOfMonth() == 25);
    assertThat(year.until("2026-06-30")).isEqualTo("");
  }

  @Test
  void aMonthlySenderThatTheYamlCallsSeldomIsWaitedFor() {
    var year = new RolloutYear(folder, AND_SELDOM_PAYROLL + CLIMBS);
    year.mail(40, "192.0.2.1").own();
    year.mail(30, "198.51.100.4").signed().only(day -> day.getDayOfMonth() == 25);
    assertThat(year.until("2026-04-30")).isEqualTo("");
  }

  @Test
  void aForwarderHoldsNothingUp() {
    var year = new RolloutYear(folder, OFFICE + CLIMBS);
    year.mail(40, "192.0.2.1").own();
    year.mail(15, "203.0.113.7").setAside("forwarded");
    assertThat(year.until("2026-03-31")).isEqualTo("");
  }

  @Test
  void aForgottenNewsletterServiceHoldsItUpUntilSomebodyExplainsIt() {
    var year = new RolloutYear(folder, OFFICE + CLIMBS);
    year.mail(40, "192.0.2.1").own();
    year.mail(200, "205.201.128.20").of("mcsv.net").only(day -> day.getDayOfWeek().getValue() == 4);
    year.on("2026-04-01", () -> System.err.println(year.run("rollout", "status").out()));
    assertThat(year.until("2026-06-30")).isEqualTo("");
  }

  @Test
  void aVendorThatMovesIsFollowedWhereItsIncludeIsAndSentBackWhereItIsNot() {
    var year = new RolloutYear(folder, AND_PAYROLL + CLIMBS);
    year.mail(40, "192.0.2.1").own();
    year.mail(20, "198.51.100.4").signed().only(day -> day.isBefore(LocalDate.of(2026, 3, 10)));
    year.mail(20, "203.0.113.9").signed().since("2026-03-10").signs("2026-05-04", false);
    year.on("2026-03-10", () -> year.payrollMovesTo("203.0.113.0/28"));
    assertThat(year.until("2026-06-30")).isEqualTo("");
  }

  @Test
  void whereReportsStopItStays() {
    var year = new RolloutYear(folder, OFFICE + CLIMBS);
    year.mail(40, "192.0.2.1").own();
    year.on("2026-01-20", year::reportsStop);
    year.on("2026-05-01", year::reportsComeAgain);
    year.on("2026-03-01", () -> System.err.println(year.run("rollout", "status").out()));
    assertThat(year.until("2026-07-31")).isEqualTo("");
  }

  @Test
  void whoLosesTheStateWaitsAgainAndKeepsThePolicy() {
    var year = new RolloutYear(folder, OFFICE + CLIMBS);
    year.mail(40, "192.0.2.1").own();
    year.on("2026-02-05", () -> {
      year.loseState();
      System.err.println(year.run("plan").out());
    });
    assertThat(year.until("2026-04-30")).isEqualTo("");
  }

  @Test
  void aParkedNameRejectsAtOnce() {
    var year = new RolloutYear(folder, "parked: true");
    assertThat(year.until("2026-01-03")).isEqualTo("");
  }

  @Test
  void littleMailIsEnoughOnceEverySenderWasSeen() {
    var year = new RolloutYear(folder, AND_PAYROLL + CLIMBS);
    year.reporters("big.example");
    year.mail(1, "192.0.2.1").own().only(day -> day.getDayOfWeek().getValue() == 2);
    year.mail(2, "198.51.100.4").signed().only(day -> day.getDayOfMonth() == 25);
    assertThat(year.until("2026-12-31")).isEqualTo("");
  }
}
