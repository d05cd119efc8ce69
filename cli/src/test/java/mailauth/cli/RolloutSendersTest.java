package mailauth.cli;

import static mailauth.cli.Postures.AND_PAYROLL;
import static mailauth.cli.Postures.AND_SELDOM_PAYROLL;
import static mailauth.cli.Postures.CLIMBS;
import static mailauth.cli.Postures.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year with senders that nobody thought of: each holds the policy up, or sends it back. */
class RolloutSendersTest {
  @TempDir private Path folder;

  /** Payroll writes on the 25th, and nobody knew that it does not sign until March. */
  @Test
  void aMonthlySenderThatFailsSendsItBackAndHoldsItUntilItWasSeenToPass() {
    var year = RolloutYear.ofOffice(folder, AND_PAYROLL + CLIMBS);
    year.mail(30, "198.51.100.4").signs("2026-03-10", true).only(day -> day.getDayOfMonth() == 25);
    year.on(
        "2026-02-10",
        () ->
            assertThat(year.run("rollout", "status").out())
                .contains(
                    "waits for DMARC_PASS_RATE",
                    "_spf.payroll.example when last seen, on 2026-01-25"));
    assertThat(year.until("2026-06-30"))
        .isEqualTo(
            """
            2026-01-01  p=none ~all
            2026-01-16  p=none np=reject ~all
            2026-01-24  p=quarantine sp=none np=reject ~all
            2026-01-26  p=none np=reject ~all  (step back)
            2026-03-28  p=quarantine sp=none np=reject ~all
            2026-04-12  p=quarantine np=reject ~all
            2026-04-27  p=reject ~all
            """);
  }

  /** The YAML says that payroll writes once a month, so nothing is punished before it was seen. */
  @Test
  void aSenderThatIsCalledSeldomIsWaitedFor() {
    var year = RolloutYear.ofOffice(folder, AND_SELDOM_PAYROLL + CLIMBS);
    year.mail(30, "198.51.100.4").signed().only(day -> day.getDayOfMonth() == 28);
    year.on(
        "2026-01-26",
        () ->
            assertThat(year.run("rollout", "status").out())
                .contains("waits for SELDOM_SENDER_UNSEEN"));
    assertThat(year.until("2026-03-31"))
        .isEqualTo(
            """
            2026-01-01  p=none ~all
            2026-01-16  p=none np=reject ~all
            2026-01-29  p=quarantine sp=none np=reject ~all
            2026-02-13  p=quarantine np=reject ~all
            2026-03-01  p=reject ~all
            """);
  }

  /** It signs for itself only; in April it moves to a domain of its own. */
  @Test
  void aForgottenNewsletterServiceHoldsItUntilItIsDealtWith() {
    var year = RolloutYear.ofOffice(folder, OFFICE + CLIMBS);
    year.mail(200, "205.201.128.20")
        .of("mcsv.net")
        .only(day ->
            day.getDayOfWeek() == DayOfWeek.THURSDAY && day.isBefore(LocalDate.of(2026, 4, 1)));
    year.on(
        "2026-03-01",
        () ->
            assertThat(year.run("rollout", "status").out())
                .contains("waits for SOURCE_NOT_CLASSIFIED", "Mailchimp"));
    assertThat(year.until("2026-06-30"))
        .isEqualTo(
            """
            2026-01-01  p=none ~all
            2026-01-16  p=none np=reject ~all
            2026-04-26  p=quarantine sp=none np=reject ~all
            2026-05-11  p=quarantine np=reject ~all
            2026-05-26  p=reject ~all
            """);
  }

  @Test
  void aForwarderHoldsNothingUp() {
    var year = RolloutYear.ofOffice(folder, OFFICE + CLIMBS);
    year.mail(15, "203.0.113.7").setAside("forwarded");
    assertThat(year.until("2026-03-31")).endsWith("2026-02-23  p=reject ~all\n");
  }

  /** It says so in its include, which is followed; two months later it forgets to sign. */
  @Test
  void aVendorThatMovesIsFollowedAndSentBackOnceItsMailFails() {
    var year = RolloutYear.ofOffice(folder, AND_PAYROLL + CLIMBS);
    year.mail(20, "198.51.100.4").signed().only(day -> day.isBefore(LocalDate.of(2026, 3, 10)));
    year.mail(20, "203.0.113.9")
        .signed()
        .since("2026-03-10")
        .signs("2026-05-04", false)
        .signs("2026-05-20", true);
    year.on("2026-03-10", () -> year.payrollMovesTo("203.0.113.0/28"));
    assertThat(year.until("2026-08-31"))
        .isEqualTo(
            """
            2026-01-01  p=none ~all
            2026-01-16  p=none np=reject ~all
            2026-01-24  p=quarantine sp=none np=reject ~all
            2026-02-08  p=quarantine np=reject ~all
            2026-02-23  p=reject ~all
            2026-05-05  p=quarantine np=reject ~all  (step back)
            2026-05-07  p=none np=reject ~all  (step back)
            2026-06-18  p=quarantine sp=none np=reject ~all
            2026-07-03  p=quarantine np=reject ~all
            2026-07-18  p=reject ~all
            """);
  }
}
