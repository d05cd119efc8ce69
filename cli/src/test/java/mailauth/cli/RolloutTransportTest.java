package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year of MTA-STS: tested, enforced, and back where sessions fail. */
class RolloutTransportTest {
  @TempDir private Path folder;

  private static final String MX = "@ IN MX 10 mail.example.com.";
  private static final String TLS =
      """
      tls-rpt: { reports: [tls@example.com] }
      mta-sts:
        mx: [mail.example.com]
        policy-file: mta-sts.txt
        rollout: normal
      """;

  /** The certificate of the mail host runs out in March, and is renewed after five days. */
  @Test
  void aPolicyIsTestedEnforcedAndTestedAgainOnceSessionsFail() {
    var year =
        new RolloutYear(folder, TLS)
            .standing(MX)
            .tlsReports(day -> day.getMonthValue() == 3 && day.getDayOfMonth() < 6);
    year.on(
        "2026-03-10",
        () ->
            assertThat(year.run("rollout", "status").out())
                .contains("waits for MTA_STS_FAILURES", "certificate-expired"));
    assertThat(year.until("2026-05-31"))
        .isEqualTo(
            """
            2026-01-01  mta-sts=testing
            2026-01-16  mta-sts=enforce
            2026-03-03  mta-sts=testing  (step back)
            2026-03-20  mta-sts=enforce
            """);
  }

  /** Its id is one that somebody made up, and only the web tells that it is enforced. */
  @Test
  void aPolicyThatSomebodyEnforcedByHandStaysEnforced() {
    var year =
        new RolloutYear(folder, TLS)
            .standing(MX + "\n_mta-sts IN TXT \"v=STSv1; id=20240101\"")
            .serving("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n")
            .tlsReports(day -> false);
    assertThat(year.until("2026-02-28")).isEqualTo("2026-01-01  mta-sts=enforce\n");
    assertThat(year.run("rollout", "status").out()).contains("mode=enforce");
  }
}
