package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether a DMARC record does what its owner thinks it does. */
class DmarcGatesTest {
  private static final String STRICT =
      "dmarc: { policy: none, alignment: { dkim: strict }, reports: [d@example.com] }";

  @Test
  void strictAlignmentIsTriedOnReports() {
    var reports = Reports.daily("2026-11-01", "2026-11-24");
    assertThat(
            Example.declares(STRICT)
                .reported(
                    reports.signed("2026-11-20", "i8t", "mail.example.com", "s1", 1_204).evidence())
                .gates())
        .containsExactly(
            new Gate(
                "DMARC_ALIGNMENT",
                Gate.Outcome.BLOCK,
                "1,204 messages of declared senders pass today and would fail by strict alignment;"
                    + " stay with relaxed"));
    assertThat(
            Example.declares(STRICT)
                .reported(
                    Reports.daily("2026-11-01", "2026-11-24")
                        .signed("2026-11-20", "i8t", "example.com", "s1", 1_204)
                        .evidence())
                .passes())
        .containsExactly(
            "DMARC_ALIGNMENT: of 1,204 messages that receivers saw none fails by strict"
                + " alignment");
  }

  @Test
  void halfAPolicyIsNone() {
    assertThat(
            Example.declares(
                    "dmarc: { policy: quarantine, testing: true, reports: [d@example.com] }")
                .verdicts())
        .contains("warn DMARC_HALF_MEASURE");
    assertThat(
            Example.declares("dmarc: { policy: quarantine, reports: [d@example.com] }")
                .today(
                    "_dmarc.example.com 300 TXT \"v=DMARC1; p=quarantine; pct=10;"
                        + " rua=mailto:d@example.com\"")
                .elsewhere("example.com 300 MX 10 mx.example.com.")
                .verdicts())
        .containsExactly("warn DMARC_HALF_MEASURE");
  }

  @Test
  void subdomainsAndReportsAreGuardedAsWell() {
    var today =
        "_dmarc.example.com 300 TXT \"v=DMARC1; p=none; sp=reject; rua=mailto:d@example.com\"";
    assertThat(
            Example.declares("dmarc: { policy: none, reports: [d@example.com] }")
                .today(today)
                .gates())
        .containsExactly(
            new Gate(
                "DMARC_WEAKENED",
                Gate.Outcome.CONFIRM,
                "the policy for subdomains becomes weaker, so forged mail of theirs passes"));
    assertThat(Example.declares("dmarc: { policy: none, subdomains: reject }").today(today).gates())
        .containsExactly(
            new Gate(
                "DMARC_WEAKENED",
                Gate.Outcome.CONFIRM,
                "no more reports come, so nobody sees what fails"));
  }

  @Test
  void aRecordBelowADomainWithoutOneDividesReceivers() {
    var example =
        Example.declares(
                "subdomains: { news: { dmarc: { policy: none, reports: [d@example.com] } } }")
            .nothingAt("_dmarc.example.com", "_dmarc.com");
    assertThat(example.gates())
        .containsExactly(
            new Gate(
                "DMARC_NOT_FOUND_BY_WALK",
                Gate.Outcome.WARN,
                "no record stands at example.com, so that newer receivers take news.example.com for"
                    + " the organization and older ones example.com: what is signed for example.com"
                    + " aligns only with the older; publish a record there as well"));
  }

  @Test
  void aNameBetweenTakesItsOwnRecord() {
    var example =
        Example.declares(
                """
                dmarc: { policy: none, reports: [d@example.com] }
                subdomains: { news: { senders: [i8t] } }
                """)
            .elsewhere("_dmarc.news.example.com 300 TXT \"v=DMARC1; p=reject\"");
    assertThat(example.verdicts()).contains("warn DMARC_NOT_FOUND_BY_WALK");
  }
}
