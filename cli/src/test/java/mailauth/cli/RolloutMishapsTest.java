package mailauth.cli;

import static mailauth.cli.Postures.CLIMBS;
import static mailauth.cli.Postures.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year in which reports stop, or the state is lost. */
class RolloutMishapsTest {
  @TempDir private Path folder;

  @Test
  void whereReportsStopItStaysAndSaysSo() {
    var year = RolloutYear.ofOffice(folder, OFFICE + CLIMBS);
    year.on("2026-01-20", year::reportsStop);
    year.on("2026-05-01", year::reportsComeAgain);
    year.on(
        "2026-03-01",
        () ->
            assertThat(year.run("rollout", "status").out())
                .contains(
                    "waits for DMARC_REPORTS_MISSING: reports of the last 7 days come from 0 of the"
                        + " 2 reporters needed; the last is of 2026-01-18"));
    assertThat(year.until("2026-07-31"))
        .isEqualTo(
            """
            2026-01-01  p=none ~all
            2026-01-16  p=none np=reject ~all
            2026-05-03  p=quarantine sp=none np=reject ~all
            2026-05-18  p=quarantine np=reject ~all
            2026-06-02  p=reject ~all
            """);
  }

  /** Without the loss the next stage would have come on the 8th. */
  @Test
  void whoLosesTheStateWaitsAgainAndKeepsThePolicy() {
    var year = RolloutYear.ofOffice(folder, OFFICE + CLIMBS);
    year.on(
        "2026-02-05",
        () -> {
          year.loseState();
          assertThat(year.run("plan").out())
              .contains(
                  "nobody remembers since when p=quarantine sp=none np=reject stands: the next"
                      + " apply remembers it, and 14 days of reports count from then");
        });
    assertThat(year.until("2026-04-30"))
        .isEqualTo(
            """
            2026-01-01  p=none ~all
            2026-01-16  p=none np=reject ~all
            2026-01-24  p=quarantine sp=none np=reject ~all
            2026-02-20  p=quarantine np=reject ~all
            2026-03-07  p=reject ~all
            """);
  }
}
