package mailauth.cli;

import static mailauth.cli.Postures.AND_PAYROLL;
import static mailauth.cli.Postures.CLIMBS;
import static mailauth.cli.Postures.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year with a rollout: what is published when, and why not earlier. */
class RolloutYearTest {
  @TempDir private Path folder;

  @Test
  void theUsualWayToRejectAndThenToFail() {
    var year = RolloutYear.ofOffice(folder, OFFICE + CLIMBS + "spf: { rollout: normal }");
    assertThat(year.until("2026-12-31"))
        .isEqualTo(
            """
            2026-01-01  p=none ~all
            2026-01-16  p=none np=reject ~all
            2026-01-24  p=quarantine sp=none np=reject ~all
            2026-02-08  p=quarantine np=reject ~all
            2026-02-23  p=reject ~all
            2026-02-24  p=reject -all
            """);
  }

  @Test
  void aParkedNameRejectsAtOnce() {
    var year = new RolloutYear(folder, "parked: true\ndmarc: { reports: [dmarc@example.com] }");
    assertThat(year.until("2026-01-03")).isEqualTo("2026-01-01  p=reject sp=reject -all\n");
  }

  /** Two messages a week, a payroll run a month, and one reporter. */
  @Test
  void littleMailIsEnoughOnceEverySenderWasSeen() {
    var year = new RolloutYear(folder, AND_PAYROLL + CLIMBS);
    year.reporters("big.example");
    year.mail(2, "192.0.2.1").own().only(day -> day.getDayOfWeek() == DayOfWeek.TUESDAY);
    year.mail(2, "198.51.100.4").signed().only(day -> day.getDayOfMonth() == 25);
    assertThat(year.until("2026-06-30"))
        .isEqualTo(
            """
            2026-01-01  p=none ~all
            2026-02-01  p=none np=reject ~all
            2026-03-04  p=quarantine sp=none np=reject ~all
            2026-04-04  p=quarantine np=reject ~all
            2026-05-05  p=reject ~all
            """);
  }

  @Test
  void whoIsCarefulWaitsAMonthAtEachStage() {
    var year = RolloutYear.ofOffice(folder, OFFICE + CLIMBS.replace("normal", "careful"));
    assertThat(year.until("2026-06-30"))
        .isEqualTo(
            """
            2026-01-01  p=none ~all
            2026-02-01  p=none np=reject ~all
            2026-02-16  p=quarantine sp=none np=reject ~all
            2026-03-19  p=quarantine np=reject ~all
            2026-04-19  p=reject ~all
            """);
  }

  /** A month of watching, a short one with subdomains spared, and no step to reject. */
  @Test
  void stagesOfOnesOwnAreKeptTo() {
    var year =
        RolloutYear.ofOffice(
            folder,
            OFFICE
                + """
                dmarc:
                  reports: [dmarc@example.com]
                  rollout:
                    profile: normal
                    stages:
                      - { policy: none, dwell: 30d, messages: 500 }
                      - { policy: quarantine, subdomains: none, dwell: 10d, report-days: 5 }
                      - { policy: quarantine, pass-rate: 100 }
                """);
    assertThat(year.until("2026-04-30"))
        .isEqualTo(
            """
            2026-01-01  p=none ~all
            2026-02-01  p=quarantine sp=none ~all
            2026-02-12  p=quarantine ~all
            """);
  }
}
